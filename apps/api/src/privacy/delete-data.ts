import { z } from "zod";
import { jobKind } from "../jobs/job-kind.ts";
import type { Ports } from "../ports.ts";
import { erasedAddress, NOBODY } from "./erased-person.ts";
import { notingFailure } from "./noting-failure.ts";
import { ERASED_PARTS } from "./privacy.store.ts";

type Needs = Pick<Ports, "privacy" | "personalData" | "audit" | "outbox" | "now" | "transaction">;

/**
 * Forgets a person, part after part. Each part and the note that it is done are one transaction, so that a process that is
 * killed leaves a request that another one ends; doing a part twice changes nothing.
 */
export async function deleteData(ctx: Needs, requestId: string, signal?: AbortSignal): Promise<void> {
  const request = await ctx.privacy.byId(requestId);
  if (!request?.creatorId || request.startsAt > ctx.now()) return;
  if (!(await ctx.privacy.begin(requestId))) return;
  const person = { userId: request.userId, creatorId: request.creatorId };
  const { email, name } = request;
  for (const part of ERASED_PARTS) {
    signal?.throwIfAborted();
    if (request.stepsDone.includes(part)) continue;
    await ctx.transaction(async () => {
      await ctx.personalData.erase(part, person, ctx.now());
      await ctx.privacy.stepDone(requestId, part);
      // Told in the transaction that takes the address out: before it the person is not forgotten, after it nobody knows it.
      if (part === "traces") {
        await ctx.outbox.announce({ kind: "privacy.deleted", aggregateId: person.userId, payload: { email, name } });
      }
    });
  }
  await ctx.transaction(async () => {
    await ctx.privacy.finish(requestId, {
      finishedAt: ctx.now(),
      assetId: null,
      name: NOBODY,
      email: erasedAddress(person.creatorId),
    });
    await ctx.audit.record({
      action: "privacy.deleted",
      actor: { kind: "system" },
      target: { kind: "creator", id: person.creatorId },
      before: null,
      after: { requestId, parts: [...ERASED_PARTS] },
    });
  });
}

export const deleteDataJob = jobKind({
  payload: z.object({ requestId: z.string() }),
  limitMs: 10 * 60_000,
  attempts: 20,
  run: (ctx, { payload: { requestId }, signal }) =>
    notingFailure(ctx, { requestId, signal }, () => deleteData(ctx, requestId, signal)),
});
