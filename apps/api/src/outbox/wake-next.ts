import type { Collection } from "mongodb";

/** Lets go the first message that waits behind one that is no longer under way. */
export async function wakeNext(outbox: Collection, aggregateId: string, now: Date): Promise<void> {
  await outbox.findOneAndUpdate(
    { aggregateId, status: "waiting", unsureSince: null, lockedUntil: { $ne: null } },
    { $set: { lockedUntil: null, nextAttemptAt: now } },
    { sort: { createdAt: 1, _id: 1 } },
  );
}
