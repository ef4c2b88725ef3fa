import { z } from "zod";
import { DELIVERABLE_DONE, type DeliverableStatus } from "../deliverables/index.ts";

/** A piece as far as it counts for its creator. */
export type CountedPiece = {
  status: DeliverableStatus;
  dueAt: Date | null;
  firstSubmittedAt: Date | null;
  roundsUsed: number;
};

/**
 * How a creator works, in whole numbers. `delivered` pieces were submitted at least once, `onTime` of them for the first time
 * by their due date or without one; `overdue` pieces are past due and were never submitted. `rounds` of changes were asked for
 * on the `reviewed` pieces, which are approved or published.
 */
export const creatorNumbers = z.object({
  delivered: z.number().int(),
  onTime: z.number().int(),
  overdue: z.number().int(),
  /** On time out of all that was delivered or is overdue; null as long as nothing was. */
  onTimePercent: z.number().int().nullable(),
  reviewed: z.number().int(),
  rounds: z.number().int(),
});
export type CreatorNumbers = z.infer<typeof creatorNumbers>;

/** Counts a creator's pieces at an instant. Cancelled pieces do not count: nobody failed. */
export function numbersOf(pieces: readonly CountedPiece[], now: Date): CreatorNumbers {
  const counted = pieces.filter(({ status }) => status !== "cancelled");
  const delivered = counted.filter(({ firstSubmittedAt }) => firstSubmittedAt !== null);
  const onTime = delivered.filter(
    ({ firstSubmittedAt, dueAt }) => dueAt === null || (firstSubmittedAt !== null && firstSubmittedAt <= dueAt),
  );
  const overdue = counted.filter(
    ({ status, firstSubmittedAt, dueAt }) =>
      firstSubmittedAt === null && !DELIVERABLE_DONE.has(status) && dueAt !== null && dueAt < now,
  );
  const reviewed = counted.filter(({ status }) => status === "approved" || status === "published");
  const judged = delivered.length + overdue.length;
  return {
    delivered: delivered.length,
    onTime: onTime.length,
    overdue: overdue.length,
    onTimePercent: judged === 0 ? null : Math.round((100 * onTime.length) / judged),
    reviewed: reviewed.length,
    rounds: reviewed.reduce((sum, { roundsUsed }) => sum + roundsUsed, 0),
  };
}
