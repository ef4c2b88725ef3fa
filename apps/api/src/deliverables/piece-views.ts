import { Refusal } from "@vitrina/domain";
import { deliverableLight } from "@vitrina/domain/deadlines";
import {
  type CampaignPiecesRequest,
  isOpenRequest,
  lateIfSubmittedUntil,
  type MyPiece,
  type PieceReview,
  type PieceRow,
  reviewDueAt,
  type Version,
  type WaitingPieces,
} from "@vitrina/domain/review";
import { ownApplication } from "../applications/application-views.ts";
import { campaignById } from "../campaigns/campaign-views.ts";
import type { StoredCampaign } from "../campaigns/campaigns.store.ts";
import type { PlacedFile } from "../media/assets.store.ts";
import { seenFile } from "../media/seen-file.ts";
import type { Ports } from "../ports.ts";
import type { Piece } from "./deliverables.store.ts";

type Needs = Pick<Ports, "applications" | "assets" | "campaigns" | "creators" | "deliverables" | "now">;

/** The piece, or the refusal that there is none. */
export async function pieceById(ctx: Pick<Ports, "deliverables">, id: string): Promise<Piece> {
  const piece = await ctx.deliverables.byId(id);
  if (!piece) throw new Refusal("not-found", "no-such-deliverable");
  return piece;
}

/** The creator's own piece; another's is as good as none. */
export async function ownPiece(ctx: Pick<Ports, "deliverables">, creatorId: string, id: string): Promise<Piece> {
  const piece = await pieceById(ctx, id);
  if (piece.creatorId !== creatorId) throw new Refusal("not-found", "no-such-deliverable");
  return piece;
}

/** Pieces as the agency lists them. */
export async function asAgencySees(ctx: Needs, pieces: readonly Piece[]): Promise<PieceRow[]> {
  const [campaigns, creators] = await Promise.all([
    ctx.campaigns.byIds(pieces.map(({ campaignId }) => campaignId)),
    ctx.creators.byIds(pieces.map(({ creatorId }) => creatorId)),
  ]);
  const faces = await ctx.assets.pictures([...creators.values()].map((creator) => creator.profilePictureAssetId));
  const now = ctx.now();
  return pieces.map((piece) => {
    const campaign = campaigns.get(piece.campaignId);
    const creator = creators.get(piece.creatorId);
    const dueAt = piece.status === "submitted" && piece.submittedAt ? reviewDueAt(piece.submittedAt) : null;
    return {
      ...plainPiece(piece, campaign, now),
      campaignTitle: campaign?.title ?? "",
      creatorId: piece.creatorId,
      creatorName: creator?.name ?? "",
      creatorPicture: faces.get(creator?.profilePictureAssetId ?? "") ?? null,
      versionCount: piece.versions.length,
      openComments: piece.comments.filter(isOpenRequest).length,
      reviewDueAt: dueAt,
      reviewIsLate: dueAt !== null && dueAt < now,
    };
  });
}

/** A campaign's pieces, page by page. */
export async function piecesOfCampaign(ctx: Needs, request: CampaignPiecesRequest) {
  await campaignById(ctx, request.campaignId);
  const { campaignId, search } = request;
  const applicationIds = search === "" ? null : await ctx.applications.idsNamed(campaignId, search);
  const page = await ctx.deliverables.ofCampaign({ ...request, applicationIds }, ctx.now());
  return { ...page, items: await asAgencySees(ctx, page.items) };
}

/** What waits for the agency, the longest first. */
export async function piecesWaiting(
  ctx: Needs,
  request: { cursor?: string | null; limit: number },
): Promise<WaitingPieces> {
  const [page, late] = await Promise.all([
    ctx.deliverables.waiting(request),
    ctx.deliverables.countWaitingSince(lateIfSubmittedUntil(ctx.now())),
  ]);
  return { ...page, items: await asAgencySees(ctx, page.items), late };
}

/** One piece with its versions, its comments and where to go next. */
export async function pieceForReview(ctx: Needs, id: string): Promise<PieceReview> {
  const piece = await pieceById(ctx, id);
  const [[row], campaign, files, nextWaitingId] = await Promise.all([
    asAgencySees(ctx, [piece]),
    campaignById(ctx, piece.campaignId),
    filesOf(ctx, [piece]),
    ctx.deliverables.nextWaiting(id),
  ]);
  if (!row) throw new Refusal("not-found", "no-such-deliverable");
  return { ...row, versions: versionsOf(piece, files), comments: piece.comments, brief: campaign.brief, nextWaitingId };
}

/** A creator's pieces of one collaboration. What the agency notes among itself never leaves here. */
export async function piecesOfCollaboration(ctx: Needs, creatorId: string, applicationId: string): Promise<MyPiece[]> {
  const application = await ownApplication(ctx, creatorId, applicationId);
  const [campaign, pieces] = await Promise.all([
    campaignById(ctx, application.campaignId),
    ctx.deliverables.ofApplication(applicationId),
  ]);
  const files = await filesOf(ctx, pieces);
  return pieces.map((piece) => asCreatorSees(piece, campaign, files, ctx.now()));
}

/** One of the creator's own pieces. */
export async function myPieceById(ctx: Needs, creatorId: string, id: string): Promise<MyPiece> {
  const piece = await ownPiece(ctx, creatorId, id);
  const [campaign, files] = await Promise.all([campaignById(ctx, piece.campaignId), filesOf(ctx, [piece])]);
  return asCreatorSees(piece, campaign, files, ctx.now());
}

function asCreatorSees(
  piece: Piece,
  campaign: StoredCampaign,
  files: ReadonlyMap<string, PlacedFile>,
  now: Date,
): MyPiece {
  const { checklist, hashtags, mentions } = campaign;
  return {
    ...plainPiece(piece, campaign, now),
    versions: versionsOf(piece, files),
    comments: piece.comments.filter(({ internal }) => !internal),
    checklist,
    hashtags,
    mentions,
  };
}

function plainPiece(piece: Piece, campaign: StoredCampaign | undefined, now: Date) {
  const { versions: _versions, comments: _comments, position, ...plain } = piece;
  return {
    ...plain,
    position: position + 1,
    light: deliverableLight(piece, now),
    revisionRounds: campaign?.revisionRounds ?? 0,
  };
}

const filesOf = ({ assets }: Pick<Ports, "assets">, pieces: readonly Piece[]) =>
  assets.files(pieces.flatMap(({ versions }) => versions.flatMap(({ assetIds }) => assetIds)));

function versionsOf({ versions }: Piece, files: ReadonlyMap<string, PlacedFile>): Version[] {
  return versions.map(({ number, assetIds, caption, checklist, submittedAt }) => ({
    number,
    caption,
    checklist,
    submittedAt,
    files: assetIds.flatMap((assetId) => {
      const file = files.get(assetId);
      return file ? [seenFile(file)] : [];
    }),
  }));
}
