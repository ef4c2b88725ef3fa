import type { DeliverableStatus, DeliverableType } from "../deliverables/index.ts";
import { Refusal } from "../refusal.ts";
import { beganTooLongAgo, endOfBusinessDayInAsuncion } from "../time/index.ts";
import { type Comment, isOpenRequest, unanswered } from "./comment.ts";

type Piece = { status: DeliverableStatus; type: DeliverableType };
type Numbered = { versions: readonly { number: number }[] };

/** A creator hands in while the piece is owed or changes were asked for. */
export function assertAwaited({ status }: Pick<Piece, "status">): void {
  if (status !== "pending" && status !== "changes_requested") {
    throw new Refusal("wrong-moment", "deliverable-not-awaited", { status });
  }
}

/** Every point of the brief's checklist must be ticked, in the words it has now. */
export function assertAllTicked(checklist: readonly string[], ticked: readonly string[]): void {
  const missing = checklist.filter((point) => !ticked.includes(point)).length;
  if (missing > 0) throw new Refusal("breaks-a-rule", "checklist-incomplete", { missing, field: "checklist" });
}

/** What a creator was asked must be answered before the next version: nobody has to guess what was done. */
export function assertAnswered(
  comments: readonly Pick<Comment, "internal" | "resolvedAt" | "answer" | "version">[],
): void {
  const open = unanswered(comments).length;
  if (open > 0) throw new Refusal("wrong-moment", "comments-unanswered", { open });
}

const MOVES: ReadonlySet<DeliverableType> = new Set(["video", "reel"]);
const STANDS_STILL: ReadonlySet<DeliverableType> = new Set(["photo"]);

/** What kinds of file a piece of this type may hold. */
export function kindsFor(type: DeliverableType): readonly ("image" | "video")[] {
  if (MOVES.has(type)) return ["video"];
  return STANDS_STILL.has(type) ? ["image"] : ["image", "video"];
}

/** A reel is a video and a photo is a picture; stories and carousels may be either. */
export function assertKindsFit(type: DeliverableType, files: readonly { kind: "image" | "video" }[]): void {
  const fits = kindsFor(type);
  if (!files.every(({ kind }) => fits.includes(kind))) {
    throw new Refusal("breaks-a-rule", "wrong-kind-of-file", { type, field: "assetIds" });
  }
}

/** A decision is about the latest version, while it waits for one. Whoever saw an older one decides about nothing. */
export function assertDecidable(piece: Pick<Piece, "status"> & Numbered, version: number): void {
  const latest = piece.versions.at(-1)?.number ?? 0;
  if (version !== latest) throw new Refusal("changed-meanwhile", "deliverable-changed", { version, latest });
  if (piece.status !== "submitted") {
    throw new Refusal("changed-meanwhile", "deliverable-not-submitted", { status: piece.status });
  }
}

/** Changes are asked for by saying which: at least one open comment that the creator can see. */
export function assertSaysWhat(comments: readonly Pick<Comment, "internal" | "resolvedAt">[]): void {
  if (!comments.some(isOpenRequest)) throw new Refusal("breaks-a-rule", "nothing-to-change");
}

/** Rounds of changes that the campaign still allows. */
export const roundsLeft = ({ revisionRounds }: { revisionRounds: number }, roundsUsed: number): number =>
  Math.max(0, revisionRounds - roundsUsed);

/** Refuses a round beyond those promised, unless somebody who may says why this one is made in spite of it. */
export function assertRoundLeft(
  campaign: { revisionRounds: number },
  roundsUsed: number,
  override: string | null,
): void {
  if (roundsLeft(campaign, roundsUsed) > 0 || override !== null) return;
  throw new Refusal("wrong-moment", "no-rounds-left", { rounds: campaign.revisionRounds });
}

/** Only an approved piece is published, and once. */
export function assertPublishable({ status }: Pick<Piece, "status">): void {
  if (status !== "approved") throw new Refusal("wrong-moment", "deliverable-not-approved", { status });
}

const OVER: ReadonlySet<DeliverableStatus> = new Set(["published", "cancelled"]);

/** A collaboration is complete when every piece that was not cancelled is out, and there is at least one. */
export function isComplete(pieces: readonly Pick<Piece, "status">[]): boolean {
  return pieces.every(({ status }) => OVER.has(status)) && pieces.some(({ status }) => status === "published");
}

/** A reviewer owes an answer within so many business days. */
export const REVIEW_BUSINESS_DAYS = 3;

/** Until when a piece handed in at this instant should have been answered. */
export const reviewDueAt = (submittedAt: Date): Date => endOfBusinessDayInAsuncion(submittedAt, REVIEW_BUSINESS_DAYS);

/** Pieces handed in until this instant have waited too long by now. */
export const lateIfSubmittedUntil = (now: Date): Date => beganTooLongAgo(now, REVIEW_BUSINESS_DAYS);
