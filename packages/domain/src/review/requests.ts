import { z } from "zod";
import { trafficLight } from "../campaigns/index.ts";
import { LIGHTS } from "../deadlines/index.ts";
import { deliverableStatus, deliverableType } from "../deliverables/index.ts";
import { openedAsset, picture, storedFile } from "../media/index.ts";
import { id, line, pageRequest, prose, sortDirection } from "../shapes.ts";
import { comment } from "./comment.ts";

/** What was handed in at once. */
export const version = z.object({
  number: z.number().int(),
  files: z.array(storedFile),
  caption: z.string(),
  /** The points of the brief that were ticked, in the words they had then. */
  checklist: z.array(z.string()),
  submittedAt: z.date(),
});
export type Version = z.infer<typeof version>;

const piece = z.object({
  id,
  applicationId: id,
  campaignId: id,
  type: deliverableType,
  specification: z.string(),
  /** Its place among the pieces of its collaboration, from 1. */
  position: z.number().int(),
  status: deliverableStatus,
  dueAt: z.date().nullable(),
  light: trafficLight,
  submittedAt: z.date().nullable(),
  roundsUsed: z.number().int(),
  revisionRounds: z.number().int(),
  approvedAt: z.date().nullable(),
  publishedUrl: z.string().nullable(),
  publishedAt: z.date().nullable(),
});

/** A piece in the agency's lists. */
export const pieceRow = piece.extend({
  campaignTitle: z.string(),
  creatorId: id,
  creatorName: z.string(),
  creatorPicture: picture.nullable(),
  versionCount: z.number().int(),
  openComments: z.number().int(),
  /** Until when the agency owes an answer; null while nothing waits for one. */
  reviewDueAt: z.date().nullable(),
  reviewIsLate: z.boolean(),
});
export type PieceRow = z.infer<typeof pieceRow>;

/** A piece before a reviewer, with everything that was ever said about it. */
export const pieceReview = pieceRow.extend({
  versions: z.array(version),
  comments: z.array(comment),
  brief: z.string(),
  /** The next piece that waits, so that a reviewer goes on without going back. */
  nextWaitingId: id.nullable(),
});
export type PieceReview = z.infer<typeof pieceReview>;

/** A piece before its creator. Internal notes are not left out by the screen: they are not in it. */
export const myPiece = piece.extend({
  versions: z.array(version),
  comments: z.array(comment.omit({ internal: true })),
  checklist: z.array(z.string()),
  hashtags: z.array(z.string()),
  mentions: z.array(z.string()),
});
export type MyPiece = z.infer<typeof myPiece>;

export const PIECE_SORTS = ["dueAt"] as const;

export const campaignPiecesRequest = pageRequest.extend({
  campaignId: id,
  /** Finds creators by name. */
  search: line(100, 0).default(""),
  status: z.array(deliverableStatus).max(6).default([]),
  type: z.array(deliverableType).max(5).default([]),
  light: z.array(z.enum(LIGHTS)).max(4).default([]),
  sort: z.enum(PIECE_SORTS).default("dueAt"),
  direction: sortDirection.default("asc"),
});
export type CampaignPiecesRequest = z.infer<typeof campaignPiecesRequest>;

export const waitingPiecesRequest = pageRequest;
/** Those that wait for the agency, the longest first, and how many have waited too long. */
export const waitingPieces = z.object({
  items: z.array(pieceRow),
  nextCursor: z.string().nullable(),
  total: z.number().int(),
  late: z.number().int(),
});
export type WaitingPieces = z.infer<typeof waitingPieces>;

export const pieceRequest = z.object({ id });
export const collaborationPiecesRequest = z.object({ applicationId: id });

export const FILES_MAX = 10;

export const submitPieceRequest = z.object({
  id,
  assetIds: z.array(id).min(1).max(FILES_MAX),
  caption: prose(2200),
  checklist: z.array(line(200)).max(20).default([]),
});
export type SubmitPieceRequest = z.infer<typeof submitPieceRequest>;

export const approvePieceRequest = z.object({ id, version: z.number().int().positive() });
export const requestChangesRequest = approvePieceRequest.extend({
  /** Why a round beyond those promised is asked for; only who may change campaigns may do so. */
  override: line(500, 3).nullable().default(null),
});
export const publishPieceRequest = z.object({ id, url: line(500) });

export const openFileRequest = z.object({ id, assetId: id });
/** An address made for one person, which stops working at `expiresAt`. */
export const openedFile = openedAsset;
export type OpenedFile = z.infer<typeof openedFile>;
