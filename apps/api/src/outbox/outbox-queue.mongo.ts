import { type Database, decode, objectId } from "@vitrina/db";
import type { HeldMessage, OutboxQueue } from "./outbox.queue.ts";

/** How soon a message looks again whose aggregate has an earlier one still under way. */
const BEHIND_ANOTHER_MS = 1_000;

export function mongoOutboxQueue(db: Database): OutboxQueue {
  const outbox = db.collection("outbox");
  const mine = ({ id, attempts }: HeldMessage) => ({ _id: objectId(id), status: "waiting", attempts });

  async function holdOne(now: Date, holdForMs: number): Promise<HeldMessage | null> {
    const held = await outbox.findOneAndUpdate(
      {
        status: "waiting",
        nextAttemptAt: { $lte: now },
        $or: [{ lockedUntil: null }, { lockedUntil: { $lte: now } }],
      },
      { $set: { lockedUntil: new Date(now.getTime() + holdForMs) }, $inc: { attempts: 1 } },
      { sort: { nextAttemptAt: 1, _id: 1 }, returnDocument: "after" },
    );
    if (!held) return null;
    const { _id, kind, aggregateId, payload, attempts, delivered } = decode(held) as unknown as HeldMessage & {
      _id: string;
    };
    return { id: _id, kind, aggregateId, payload, attempts, delivered };
  }

  return {
    async hold(now, holdForMs) {
      for (;;) {
        const message = await holdOne(now, holdForMs);
        if (!message) return null;
        const earlier = await outbox.findOne(
          { aggregateId: message.aggregateId, status: "waiting", _id: { $lt: objectId(message.id) } },
          { projection: { _id: 1 } },
        );
        if (!earlier) return message;
        const nextAttemptAt = new Date(now.getTime() + BEHIND_ANOTHER_MS);
        await outbox.updateOne(mine(message), { $set: { nextAttemptAt, lockedUntil: null }, $inc: { attempts: -1 } });
      }
    },
    async progress(message, delivered, heldUntil) {
      const { matchedCount } = await outbox.updateOne(mine(message), { $set: { delivered, lockedUntil: heldUntil } });
      return matchedCount === 1;
    },
    async done(message, now) {
      await outbox.updateOne(mine(message), {
        $set: { status: "delivered", deliveredAt: now, lockedUntil: null, lastError: "" },
      });
    },
    async retry(message, at, error) {
      await outbox.updateOne(mine(message), { $set: { nextAttemptAt: at, lockedUntil: null, lastError: error } });
    },
    async bury(message, error) {
      await outbox.updateOne(mine(message), { $set: { status: "dead", lockedUntil: null, lastError: error } });
    },
  };
}
