import { z } from "zod";
import { jobKind } from "../jobs/job-kind.ts";
import type { Ports } from "../ports.ts";
import type { ChainReport } from "./audit-chain.ts";

const MINUTE = 60_000;
const SEALED_AT_ONCE = 500;

/** Gives every waiting entry its place in the chain. */
export async function sealEntries(ctx: Pick<Ports, "auditChain">, stopping = () => false): Promise<number> {
  let total = 0;
  while (!stopping()) {
    const sealed = await ctx.auditChain.seal(SEALED_AT_ONCE);
    total += sealed;
    if (sealed === 0) break;
  }
  return total;
}

/** Looks through the whole chain and keeps what was found, for the checks and for people to see. */
export async function verifyAudit(
  ctx: Pick<Ports, "auditChain" | "securityRuns" | "now">,
  options: { anchor?: string; stopping?: () => boolean } = {},
): Promise<ChainReport> {
  const startedAt = ctx.now();
  const report = await ctx.auditChain.verify(options);
  const { sealed, waiting, unsigned, isGood, findings } = report;
  await ctx.securityRuns.keep({
    kind: "audit-chain",
    startedAt,
    finishedAt: ctx.now(),
    isGood,
    findings: [...findings],
    counts: { sealed, waiting, unsigned },
  });
  return report;
}

export const sealAuditJob = jobKind({
  payload: z.object({}),
  everyMs: MINUTE,
  limitMs: 10 * MINUTE,
  attempts: 3,
  run: async (ctx, { signal }) => void (await sealEntries(ctx, () => signal.aborted)),
});

export const verifyAuditJob = jobKind({
  payload: z.object({}),
  everyMs: 6 * 60 * MINUTE,
  limitMs: 30 * MINUTE,
  attempts: 2,
  run: async (ctx, { signal }) => {
    await sealEntries(ctx, () => signal.aborted);
    await verifyAudit(ctx, { stopping: () => signal.aborted });
  },
});
