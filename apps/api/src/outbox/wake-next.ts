import type { Collection } from "mongodb";

/** Lets go the first message that waits behind one that is no longer under way. */
export async function wakeNext(outbox: Collection, aggregateId: string): Promise<void> {
  await outbox.findOneAndUpdate(
    { aggregateId, status: "waiting", unsureSince: null, lockedUntil: { $ne: null } },
    { $set: { lockedUntil: null } },
    { sort: { createdAt: 1, _id: 1 } },
  );
}
