import { setTimeout as wait } from "node:timers/promises";
import type { RunningProcess } from "@vitrina/domain/system";
import type { Doing } from "../jobs/keep-doing.ts";
import type { ProcessStore } from "./health.store.ts";

const EVERY_MS = 20_000;

/** Keeps saying that this process is there, and takes its leave when it is stopped. */
export function signEvery({
  processes,
  now,
  sign: { lagMs, ...sign },
  onLost,
}: {
  processes: ProcessStore;
  now: () => Date;
  sign: Pick<RunningProcess, "name" | "role" | "release" | "host"> & { lagMs: () => number };
  onLost: (error: unknown) => void;
}): Doing {
  const stopped = new AbortController();
  const startedAt = now();
  const signing = (async () => {
    while (!stopped.signal.aborted) {
      await processes.sign({ ...sign, startedAt, beatAt: now(), lagMs: lagMs() }).catch(onLost);
      await wait(EVERY_MS, undefined, { signal: stopped.signal }).catch(() => {});
    }
  })();
  return {
    async stop() {
      stopped.abort();
      await signing;
      await processes.leave(sign.name).catch(onLost);
    },
  };
}
