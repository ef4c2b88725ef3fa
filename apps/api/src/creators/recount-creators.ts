import { type CreatorNumbers, numbersOf } from "@vitrina/domain/creators";
import { HOUR } from "@vitrina/domain/time";
import { z } from "zod";
import { deriveMissing } from "../derived/derive-missing.ts";
import { jobKind } from "../jobs/job-kind.ts";
import type { Ports } from "../ports.ts";

const KEPT_AT_ONCE = 500;

/** Counts everybody's pieces anew: what becomes overdue changes a rate without anybody doing anything. */
export async function recountCreators(
  ctx: Pick<Ports, "creators" | "now">,
  stopping: () => boolean = () => false,
): Promise<number> {
  let counted: { creatorId: string; numbers: CreatorNumbers }[] = [];
  let total = 0;
  const keep = async () => {
    await ctx.creators.keepNumbers(counted);
    total += counted.length;
    counted = [];
  };
  for await (const { creatorId, pieces } of ctx.creators.everyonesPieces()) {
    if (stopping()) break;
    counted.push({ creatorId, numbers: numbersOf(pieces, ctx.now()) });
    if (counted.length >= KEPT_AT_ONCE) await keep();
  }
  await keep();
  return total;
}

/** Counts one creator's pieces in the transaction of the act that changed one of them. */
export async function recountCreator(ctx: Pick<Ports, "creators" | "now">, creatorId: string): Promise<void> {
  const numbers = numbersOf(await ctx.creators.pieces(creatorId), ctx.now());
  await ctx.creators.keepNumbers([{ creatorId, numbers }]);
}

export const recountJob = jobKind({
  payload: z.object({}),
  limitMs: 10 * 60_000,
  attempts: 3,
  everyMs: HOUR,
  run: async (ctx, { signal }) => {
    await deriveMissing(ctx, () => signal.aborted);
    await recountCreators(ctx, () => signal.aborted);
  },
});
