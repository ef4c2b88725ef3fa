import type { Database } from "@vitrina/db";
import { newId } from "@vitrina/db";
import type { Announcement, Outbox } from "./outbox.store.ts";

export function mongoOutbox(db: Database, now: () => Date): Outbox {
  const stored = ({ kind, aggregateId, payload }: Announcement) => ({
    _id: newId(),
    kind,
    aggregateId,
    payload: payload as never,
    status: "waiting",
    attempts: 0,
    delivered: 0,
    nextAttemptAt: now(),
    lockedUntil: null,
    lastError: "",
    createdAt: now(),
    deliveredAt: null,
  });
  return {
    async announce(message) {
      await db.orm.outbox.create(stored(message));
    },
    async announceAll(messages) {
      if (messages.length > 0) await db.orm.outbox.createAndCount(messages.map(stored));
    },
  };
}
