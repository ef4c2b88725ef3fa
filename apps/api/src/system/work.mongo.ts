import { type Database, decode, objectId, pageOf } from "@vitrina/db";
import { DEAD_STATES, type DeadWork, type Queue } from "@vitrina/domain/system";
import type { WorkStore } from "./work.store.ts";

const KEEP_DISCARDED_MS = 90 * 24 * 60 * 60 * 1000;

/** Where each queue keeps what the other keeps under another name. */
const PLACES = {
  jobs: { collection: "job_runs", dueAt: "runAt", endedAt: "finishedAt", about: "key" },
  outbox: { collection: "outbox", dueAt: "nextAttemptAt", endedAt: "endedAt", about: "aggregateId" },
} as const satisfies Record<Queue, object>;

type Stored = {
  _id: string;
  status: DeadWork["state"];
  kind: string;
  key?: string;
  aggregateId?: string;
  attempts: number;
  lastError: string;
  createdAt: Date;
  finishedAt?: Date | null;
  endedAt?: Date | null;
};

const isDead = { status: { $in: [...DEAD_STATES] } };

function toDeadWork(queue: Queue, row: Stored): DeadWork {
  return {
    id: row._id,
    queue,
    state: row.status,
    kind: row.kind,
    about: row[PLACES[queue].about] ?? "",
    attempts: row.attempts,
    error: row.lastError,
    createdAt: row.createdAt,
    endedAt: row[PLACES[queue].endedAt] ?? null,
  };
}

export function mongoWork(db: Database): WorkStore {
  const of = (queue: Queue) => db.collection(PLACES[queue].collection);
  const decided = ({ by, at }: { by: string; at: Date }) => ({ decidedBy: by, decidedAt: at });

  return {
    async state(queue, now) {
      const { dueAt } = PLACES[queue];
      const held =
        queue === "jobs"
          ? { lockedUntil: { $gt: now }, lockedBy: { $ne: "" } }
          : { lockedUntil: { $gt: now }, unsureSince: { $ne: null } };
      const waiting = { status: "waiting" };
      const collection = of(queue);
      const [all, due, running, dead, needsReview, oldest] = await Promise.all([
        collection.countDocuments(waiting),
        collection.countDocuments({ ...waiting, [dueAt]: { $lte: now } }),
        collection.countDocuments({ ...waiting, ...held }),
        collection.countDocuments({ status: "dead" }),
        collection.countDocuments({ status: "needs-review" }),
        collection.findOne(
          { ...waiting, [dueAt]: { $lte: now } },
          { sort: { [dueAt]: 1 }, projection: { [dueAt]: 1 } },
        ),
      ]);
      return { due, later: all - due, running, dead, needsReview, oldestAt: oldest?.[dueAt] ?? null };
    },
    async dead({ queue, cursor, limit }) {
      const page = await pageOf<Stored>(of(queue), {
        filter: isDead,
        sort: "createdAt",
        direction: "desc",
        cursor,
        limit,
      });
      return { ...page, items: page.items.map((row) => toDeadWork(queue, row)) };
    },
    async deadOne(queue, id) {
      const row = await of(queue).findOne({ _id: objectId(id), ...isDead });
      return row && toDeadWork(queue, decode(row) as unknown as Stored);
    },
    async replayIfStillDead(queue, id, decision) {
      const { dueAt, endedAt } = PLACES[queue];
      const { modifiedCount } = await of(queue).updateOne(
        { _id: objectId(id), ...isDead },
        {
          $set: {
            status: "waiting",
            attempts: 0,
            [dueAt]: decision.at,
            lockedUntil: null,
            [endedAt]: null,
            expiresAt: null,
            ...decided(decision),
            decision: "replayed",
            ...(queue === "outbox" && { unsureSince: null }),
          },
        },
      );
      return modifiedCount === 1;
    },
    async discardIfStillDead(queue, id, decision) {
      const { modifiedCount } = await of(queue).updateOne(
        { _id: objectId(id), ...isDead },
        {
          $set: {
            status: "discarded",
            ...decided(decision),
            decision: decision.reason,
            expiresAt: new Date(decision.at.getTime() + KEEP_DISCARDED_MS),
          },
        },
      );
      return modifiedCount === 1;
    },
  };
}
