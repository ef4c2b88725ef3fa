import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "@vitrina/db";
import type { Bell } from "./bell.ts";
import type { Doing } from "./keep-doing.ts";

/** The server answers an idle listener so often; well under the time after which the driver takes a socket for dead. */
const AWAIT_MS = 25_000;
const LISTEN_AGAIN_MS = 5_000;

const NEW_WORK = [
  {
    $match: {
      "ns.coll": { $in: ["outbox", "job_runs"] },
      $or: [{ operationType: "insert" }, { "updateDescription.updatedFields.status": "waiting" }],
    },
  },
];

/** Rings the bell whenever any process has stored work, by following the changes of the database. */
export function hearOfWork(db: Database, bell: Bell, onLost: (error: unknown) => void): Doing {
  const stopped = new AbortController();
  let close = async () => {};
  const listening = (async () => {
    while (!stopped.signal.aborted) {
      try {
        const stream = db.client.db(db.name).watch(NEW_WORK, { maxAwaitTimeMS: AWAIT_MS });
        close = () => stream.close();
        bell.hearsOthers = true;
        // What was stored while nobody listened is found by looking once.
        bell.ring();
        for await (const _change of stream) bell.ring();
      } catch (error) {
        if (!stopped.signal.aborted) onLost(error);
      }
      bell.hearsOthers = false;
      await wait(LISTEN_AGAIN_MS, undefined, { signal: stopped.signal }).catch(() => {});
    }
  })();
  return {
    async stop() {
      stopped.abort();
      await close().catch(() => {});
      await listening;
    },
  };
}
