import type { Page } from "@vitrina/domain";
import type { DeliverableStatus, DeliverableType } from "@vitrina/domain/deliverables";
import type { CampaignPiecesRequest, Comment } from "@vitrina/domain/review";

export type StoredVersion = {
  number: number;
  assetIds: string[];
  caption: string;
  checklist: string[];
  by: string;
  submittedAt: Date;
};

export type StoredComment = Comment & { authorId: string; resolvedBy: string | null };

/** One expected piece with all that was handed in and said. */
export type Piece = {
  id: string;
  applicationId: string;
  campaignId: string;
  creatorId: string;
  type: DeliverableType;
  specification: string;
  position: number;
  dueAt: Date | null;
  status: DeliverableStatus;
  versions: StoredVersion[];
  comments: StoredComment[];
  submittedAt: Date | null;
  roundsUsed: number;
  approvedAt: Date | null;
  publishedUrl: string | null;
  publishedAt: Date | null;
};

export type PieceChange = Partial<
  Pick<
    Piece,
    "status" | "versions" | "comments" | "submittedAt" | "roundsUsed" | "approvedAt" | "publishedUrl" | "publishedAt"
  >
> & { approvedBy?: string };

/** What the review of pieces needs from storage. */
export type DeliverableStore = {
  byId: (id: string) => Promise<Piece | null>;
  ofApplication: (applicationId: string) => Promise<Piece[]>;
  /** With `applicationIds` only the pieces of these collaborations. */
  ofCampaign: (
    request: Omit<CampaignPiecesRequest, "search"> & { applicationIds: readonly string[] | null },
    now: Date,
  ) => Promise<Page<Piece>>;
  /** Pieces that wait for the agency, the longest first. */
  waiting: (request: { cursor?: string | null; limit: number }) => Promise<Page<Piece>>;
  /** How many of those were handed in until this instant. */
  countWaitingSince: (until: Date) => Promise<number>;
  /** The piece that has waited longest, this one left out. */
  nextWaiting: (exceptId: string) => Promise<string | null>;
  /** Stores a change only if the piece is still in the state that was read. Call it in the transaction of the reading. */
  changeIfStill: (was: Pick<Piece, "id" | "status">, change: PieceChange) => Promise<boolean>;
  /** Whether a file already belongs to another piece of this piece's creator. */
  isTaken: (assetIds: readonly string[], piece: Pick<Piece, "id" | "creatorId">) => Promise<boolean>;
};
