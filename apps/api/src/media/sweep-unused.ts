import { keptUntil, LAST_LOOK_AFTER_MS, UNUSED_AFTER_MS } from "@vitrina/domain/media";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "register" | "references" | "shelf" | "audit" | "now" | "transaction">;

const BATCH = 500;

/**
 * Finds the files that nothing refers to, takes back those that something refers to again, and ends those whose time is
 * over. A file is deleted in two steps an hour apart: from the first on nobody can begin to use it, and the second looks
 * once more, after every change that began before has ended.
 */
export async function sweepUnused(ctx: Needs, signal?: AbortSignal): Promise<{ orphaned: number; deleted: number }> {
  return { orphaned: await findUnused(ctx, signal), deleted: await deleteOverdue(ctx, signal) };
}

async function findUnused({ register, references, now }: Needs, signal?: AbortSignal): Promise<number> {
  const since = now();
  const before = new Date(since.getTime() - UNUSED_AFTER_MS);
  let orphaned = 0;
  for (let after: string | null = null; ; ) {
    signal?.throwIfAborted();
    const batch = await register.verifiedBatch(before, after, BATCH);
    const named = await references.referred(batch.map(({ id }) => id));
    const unused = batch.filter(({ id, orphanedAt }) => !named.has(id) && orphanedAt === null);
    const usedAgain = batch.filter(({ id, orphanedAt }) => named.has(id) && orphanedAt !== null);
    if (unused.length > 0) {
      await register.markOrphaned(
        unused.map(({ id }) => id),
        since,
        keptUntil(since),
      );
    }
    if (usedAgain.length > 0) await register.markUsed(usedAgain.map(({ id }) => id));
    orphaned += unused.length;
    if (batch.length < BATCH) return orphaned;
    after = batch.at(-1)?.id ?? null;
  }
}

async function deleteOverdue(ctx: Needs, signal?: AbortSignal): Promise<number> {
  const { register, references, shelf, now } = ctx;
  const overdue = await register.overdue(now(), BATCH);
  const named = await references.referred(overdue.map(({ id }) => id));
  for (const { id } of overdue) {
    if (named.has(id)) await register.markUsed([id]);
    else await register.beginDeleting(id, now());
  }
  const lastLook = await register.deletingSince(new Date(now().getTime() - LAST_LOOK_AFTER_MS), BATCH);
  let deleted = 0;
  for (const row of lastLook) {
    signal?.throwIfAborted();
    if ((await references.referred([row.id])).has(row.id)) {
      await register.keepAfterAll(row.id);
      continue;
    }
    await shelf.destroy(row);
    await ctx.transaction(async () => {
      await register.deleted(row.id, now());
      await ctx.audit.record({
        action: "media.deleted",
        actor: { kind: "system" },
        target: { kind: "asset", id: row.id },
        before: { publicId: row.publicId, purpose: row.purpose },
        after: null,
      });
    });
    deleted += 1;
  }
  return deleted;
}
