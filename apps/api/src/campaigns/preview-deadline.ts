import { AFFECTED_LISTED, type DeadlinePreview } from "@vitrina/domain/campaigns";
import {
  becomesLate,
  type DeadlineMove,
  type DeadlineTerms,
  deadlineMoves,
  type OpenApplication,
  summarizeMoves,
} from "@vitrina/domain/deadlines";
import type { Ports } from "../ports.ts";
import { campaignById } from "./campaign-views.ts";

type Needs = Pick<Ports, "campaigns" | "applications" | "now">;
export type NamedApplication = OpenApplication & { creatorName: string };

/** What moving the deadline would do, before anybody saves it. */
export async function previewDeadline(
  ctx: Needs,
  { id, ...terms }: DeadlineTerms & { id: string },
): Promise<DeadlinePreview> {
  const campaign = await campaignById(ctx, id);
  const open = await ctx.applications.openOf(id);
  return { revision: campaign.revision, ...describeMoves(deadlineMoves(terms, open), open, ctx.now()) };
}

/** Counts of all moves, and the first of them by name: those who become late before the others. */
export function describeMoves(
  moves: readonly DeadlineMove[],
  open: readonly NamedApplication[],
  now: Date,
): Omit<DeadlinePreview, "revision"> {
  const names = new Map(open.map(({ id, creatorName }) => [id, creatorName]));
  const late = moves.filter((move) => becomesLate(move, now));
  const listed = [...late, ...moves.filter((move) => !becomesLate(move, now))].slice(0, AFFECTED_LISTED);
  return {
    summary: summarizeMoves(moves, open.length, now),
    affected: listed.map((move) => ({
      ...move,
      creatorName: names.get(move.applicationId) ?? "",
      becomesLate: becomesLate(move, now),
    })),
  };
}
