import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";

type Needs = {
  /** The program that every process runs. */
  program: string;
  count: number;
  nowMs: () => number;
  /** How long a process may take from its start until it answers. */
  startMs: number;
  /** How long a process may take to end once it was asked to. */
  stopMs: number;
  log: (message: string) => void;
};

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const STEADY_AFTER_MS = 60_000;

export type Processes = {
  /** Puts a new process in the place of each, one after another; keeps the old ones when a new one does not answer. */
  replace: () => Promise<"replaced" | "kept">;
  stop: () => Promise<void>;
};

/**
 * Keeps so many processes of one program on one port. A connection is handed only to a process that listens, so that
 * replacing them loses none; one that ends by itself is replaced after a pause that grows while they go on ending.
 *
 * @throws Error when the first processes do not answer in time
 */
export async function keepProcesses({ program, count, nowMs, startMs, stopMs, log }: Needs): Promise<Processes> {
  cluster.setupPrimary({ exec: program });
  const kept = new Set<Worker>();
  let stopping = false;
  let pauseMs = FIRST_PAUSE_MS;

  async function begin(): Promise<void> {
    const startedAt = nowMs();
    const worker = cluster.fork();
    const patience = new AbortController();
    const answered = await Promise.race([
      once(worker, "listening", patience).then(() => true),
      once(worker, "exit", patience).then(() => false),
      wait(startMs, false, patience),
    ]);
    patience.abort();
    if (!answered) {
      worker.process.kill("SIGKILL");
      throw new Error("A new process did not answer.");
    }
    kept.add(worker);
    worker.once("exit", (code, signal) => void ended(worker, `${signal ?? code}`, nowMs() - startedAt));
  }

  async function ended(worker: Worker, how: string, livedMs: number): Promise<void> {
    if (!kept.delete(worker) || stopping) return;
    if (livedMs > STEADY_AFTER_MS) pauseMs = FIRST_PAUSE_MS;
    log(`Process ${worker.process.pid} ended (${how}); another one begins in ${pauseMs / 1000} s.`);
    await wait(pauseMs);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    if (stopping) return;
    await begin().catch(() => ended(worker, "did not answer", 0));
  }

  async function end(worker: Worker): Promise<void> {
    kept.delete(worker);
    if (worker.isDead()) return;
    const gone = once(worker, "exit");
    worker.process.kill("SIGTERM");
    const late = new AbortController();
    wait(stopMs, undefined, late).then(
      () => worker.process.kill("SIGKILL"),
      () => {},
    );
    await gone;
    late.abort();
  }

  async function replaceEach(): Promise<"replaced" | "kept"> {
    for (const old of [...kept]) {
      try {
        await begin();
      } catch {
        log("A new process did not answer: the old ones are kept.");
        return "kept";
      }
      await end(old);
    }
    return "replaced";
  }

  await Promise.all(Array.from({ length: count }, begin));
  let replacing: Promise<unknown> = Promise.resolve();
  return {
    replace() {
      const next = replacing.then(replaceEach);
      replacing = next.catch(() => {});
      return next;
    },
    async stop() {
      stopping = true;
      await Promise.all([...kept].map(end));
    },
  };
}
