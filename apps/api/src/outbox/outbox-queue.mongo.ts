import { type Database, decode, objectId } from "@vitrina/db";
import type { HeldMessage, OutboxQueue, Progress } from "./outbox.queue.ts";
import { wakeNext } from "./wake-next.ts";

/** How soon a message looks again at the earliest whose aggregate has an earlier one still under way. */
const BEHIND_ANOTHER_MS = 1_000;
/** How long what was told stays to be looked at. */
const KEEP_DELIVERED_MS = 90 * 24 * 60 * 60 * 1000;

type Stored = HeldMessage & { _id: string; createdAt: Date; nextAttemptAt: Date; lockedUntil: Date | null };

/**
 * `lockedUntil` together with `unsureSince` means that a relay works on the message; alone, that it waits behind another
 * one of its aggregate. `attempts` tells relays apart: whoever held the message with an older number has lost it.
 */
export function mongoOutboxQueue(db: Pick<Database, "collection">): OutboxQueue {
  const outbox = db.collection("outbox");
  const mine = ({ id, attempts }: Pick<HeldMessage, "id" | "attempts">) => ({
    _id: objectId(id),
    status: "waiting",
    attempts,
  });
  const sure = ({ unsure }: Progress) => (unsure ? {} : { unsureSince: null });

  const firstOfItsAggregate = ({ _id, aggregateId, createdAt }: Stored) =>
    outbox.findOne(
      {
        aggregateId,
        status: "waiting",
        $or: [{ createdAt: { $lt: createdAt } }, { createdAt, _id: { $lt: objectId(_id) } }],
      },
      { sort: { createdAt: 1, _id: 1 }, projection: { nextAttemptAt: 1, lockedUntil: 1 } },
    );

  /** The longest due, or this one if it is due. */
  async function holdOne(now: Date, holdForMs: number, id?: string): Promise<Stored | null> {
    const before = await outbox.findOneAndUpdate(
      {
        ...(id && { _id: objectId(id) }),
        status: "waiting",
        nextAttemptAt: { $lte: now },
        $or: [{ lockedUntil: null }, { lockedUntil: { $lte: now } }],
      },
      [
        {
          $set: {
            lockedUntil: new Date(now.getTime() + holdForMs),
            attempts: { $add: ["$attempts", 1] },
            unsureSince: { $ifNull: ["$unsureSince", now] },
          },
        },
      ],
      { sort: { nextAttemptAt: 1 }, returnDocument: "before" },
    );
    return before && (decode(before) as unknown as Stored);
  }

  /** Puts a message out of the way of those that may go, so that many that may not never hide one that may. */
  async function waitBehind(message: Stored, earlier: Pick<Stored, "nextAttemptAt" | "lockedUntil">, now: Date) {
    const until = new Date(
      Math.max(now.getTime() + BEHIND_ANOTHER_MS, earlier.nextAttemptAt.getTime(), earlier.lockedUntil?.getTime() ?? 0),
    );
    const { attempts, unsureSince } = message;
    await outbox.updateOne(mine({ id: message._id, attempts: attempts + 1 }), {
      $set: { lockedUntil: until, nextAttemptAt: until, ...(!unsureSince && { unsureSince: null }) },
      $inc: { attempts: -1 },
    });
    // The earlier one may have gone in this instant, and found nobody to wake.
    if (!(await firstOfItsAggregate(message))) await wakeNext(outbox, message.aggregateId, now);
  }

  return {
    async hold(now, holdForMs) {
      let message = await holdOne(now, holdForMs);
      while (message) {
        const found = await firstOfItsAggregate(message);
        if (!found) {
          const { _id, kind, aggregateId, payload, attempts, delivered, unsureSince = null } = message;
          return { id: _id, kind, aggregateId, payload, attempts: attempts + 1, delivered, unsureSince };
        }
        const earlier = decode(found) as unknown as Stored;
        await waitBehind(message, earlier, now);
        message = (await holdOne(now, holdForMs, earlier._id)) ?? (await holdOne(now, holdForMs));
      }
      return null;
    },
    async beat(message, lockedUntil) {
      const { matchedCount } = await outbox.updateOne(mine(message), { $set: { lockedUntil } });
      return matchedCount === 1;
    },
    async progress(message, delivered) {
      const { matchedCount } = await outbox.updateOne(mine(message), { $set: { delivered } });
      return matchedCount === 1;
    },
    async done(message, now) {
      const expiresAt = new Date(now.getTime() + KEEP_DELIVERED_MS);
      await outbox.updateOne(mine(message), {
        $set: {
          status: "delivered",
          deliveredAt: now,
          endedAt: now,
          expiresAt,
          lockedUntil: null,
          lastError: "",
          unsureSince: null,
        },
      });
      await wakeNext(outbox, message.aggregateId, now);
    },
    async retry(message, at, error, progress) {
      await outbox.updateOne(mine(message), {
        $set: {
          nextAttemptAt: at,
          lockedUntil: null,
          lastError: error,
          delivered: progress.delivered,
          ...sure(progress),
        },
      });
    },
    async bury(message, status, now, error, progress) {
      await outbox.updateOne(mine(message), {
        $set: {
          status,
          endedAt: now,
          lockedUntil: null,
          lastError: error,
          delivered: progress.delivered,
          ...sure(progress),
        },
      });
      await wakeNext(outbox, message.aggregateId, now);
    },
    async nextAt(now) {
      const [due, held] = await Promise.all([
        outbox.findOne(
          { status: "waiting", nextAttemptAt: { $gt: now } },
          { sort: { nextAttemptAt: 1 }, projection: { nextAttemptAt: 1 } },
        ),
        outbox.findOne(
          { status: "waiting", nextAttemptAt: { $lte: now }, lockedUntil: { $gt: now } },
          { sort: { lockedUntil: 1 }, projection: { lockedUntil: 1 } },
        ),
      ]);
      const next = [due?.nextAttemptAt, held?.lockedUntil].filter((at) => at instanceof Date);
      return next.length > 0 ? new Date(Math.min(...next.map((at) => at.getTime()))) : null;
    },
  };
}
