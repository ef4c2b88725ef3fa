import type { Database } from "@vitrina/db";
import { newId } from "@vitrina/db";
import type { Announcement, Outbox } from "./outbox.store.ts";
import { wakeNext } from "./wake-next.ts";

export function mongoOutbox(db: Database, now: () => Date): Outbox {
  const stored = ({ kind, aggregateId, payload, notBefore = now() }: Announcement) => ({
    _id: newId(),
    kind,
    aggregateId,
    payload: payload as never,
    status: "waiting",
    attempts: 0,
    delivered: 0,
    nextAttemptAt: notBefore,
    lockedUntil: null,
    lastError: "",
    createdAt: now(),
    deliveredAt: null,
    unsureSince: null,
    endedAt: null,
    decidedBy: null,
    decidedAt: null,
    decision: null,
    expiresAt: null,
  });
  return {
    async announce(message) {
      await db.orm.outbox.create(stored(message));
    },
    async announceAll(messages) {
      if (messages.length > 0) await db.orm.outbox.createAndCount(messages.map(stored));
    },
    async takeBack({ kind, aggregateId }) {
      const { modifiedCount } = await db
        .collection("outbox")
        .updateMany(
          { kind, aggregateId, status: "waiting", attempts: 0 },
          { $set: { status: "taken-back", lockedUntil: null, endedAt: now() } },
        );
      if (modifiedCount > 0) await wakeNext(db.collection("outbox"), aggregateId, now());
      return modifiedCount > 0;
    },
  };
}
