import { setTimeout as wait } from "node:timers/promises";
import type { MoveOutcome, MoveProgress } from "@vitrina/domain/media";
import type { Ports } from "../ports.ts";
import {
  type HeldRun,
  MoveBusy,
  MoveDatabaseAway,
  MoveInterrupted,
  MoveUnavailable,
  type NewMoveLine,
} from "./moves.store.ts";

type Needs = Pick<Ports, "moveRuns" | "mover">;

const BEAT_MS = 1_000;
const LINES_AT_ONCE = 500;
/** A worker that was killed on another machine keeps its hold so long. */
const BUSY_LOOKS = 15;
const BUSY_LOOK_MS = 2_000;
/** A run that is taken up looks at every document again, and says these again. */
const SAID_AGAIN = ["left", "failed", "outside", "edited", "changed"];

const NOTHING: MoveProgress = {
  ...{ done: 0, total: 0, changed: 0, files: 0, bytes: 0, left: 0, failed: 0, edited: 0, seconds: 0 },
};
const NO_OUTCOME: MoveOutcome = { left: {}, failed: {}, outside: 0, waiting: 0, tooYoung: 0, inventory: null };

/**
 * Carries out a run that was asked for in the panel, or takes it up where a killed worker left it. Tells how far it is
 * every second, writes its report as it goes, and stops when somebody asks it to.
 */
export async function workMove(ctx: Needs, runId: string, signal: AbortSignal): Promise<void> {
  const run = await ctx.moveRuns.hold(runId);
  if (!run) return;
  if (run.attempts > 1) await ctx.moveRuns.dropLines(runId, SAID_AGAIN);

  const stopping = new AbortController();
  const report = reportOf(ctx, runId);
  let read = () => NOTHING;
  const told: { last: Awaited<ReturnType<Needs["moveRuns"]["beat"]>> } = { last: "go on" };
  const beat = setInterval(async () => {
    await report.flush().catch(() => {});
    // A database that is away for a moment ends nothing: the next beat tells.
    told.last = await ctx.moveRuns.beat(run, read()).catch(() => told.last);
    if (told.last !== "go on") stopping.abort();
  }, BEAT_MS);
  try {
    const { isComplete, outcome } = await untilFree(signal, () =>
      ctx.mover.run(run, {
        signal: AbortSignal.any([signal, stopping.signal]),
        log: report.add,
        progress: (reader) => {
          read = reader;
        },
      }),
    );
    await report.flush();
    const status = isComplete ? "done" : "incomplete";
    await ctx.moveRuns.end(run, { status, progress: read(), outcome, error: "" });
  } catch (error) {
    await report.flush().catch(() => {});
    // The process ends or another worker has it: the run stays under way, and whoever holds the job goes on.
    if (signal.aborted || told.last === "lost" || error instanceof MoveDatabaseAway) throw error;
    await endBroken(ctx, run, read(), error);
  } finally {
    clearInterval(beat);
  }
}

async function endBroken(ctx: Needs, run: HeldRun, progress: MoveProgress, error: unknown): Promise<void> {
  const ending = { progress, outcome: NO_OUTCOME };
  if (error instanceof MoveInterrupted) return ctx.moveRuns.end(run, { ...ending, status: "stopped", error: "" });
  if (error instanceof MoveBusy) return ctx.moveRuns.end(run, { ...ending, status: "failed", error: "busy" });
  if (error instanceof MoveUnavailable)
    return ctx.moveRuns.end(run, { ...ending, status: "failed", error: "unavailable" });
  await ctx.moveRuns.end(run, { ...ending, status: "failed", error: "fault" });
  throw error;
}

/** Waits for the hold of a killed worker to run out; a hold that lasts longer is somebody's who lives. */
async function untilFree<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (let looks = 0; ; looks += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof MoveBusy) || looks === BUSY_LOOKS) throw error;
      await wait(BUSY_LOOK_MS, undefined, { signal });
    }
  }
}

/** Keeps lines until there are enough to be worth a request, or a second has passed; in the order in which they came. */
function reportOf(ctx: Needs, runId: string): { add: (line: NewMoveLine) => void; flush: () => Promise<void> } {
  let kept: NewMoveLine[] = [];
  let writing = Promise.resolve();
  const flush = (): Promise<void> => {
    const lines = kept;
    kept = [];
    writing = writing.catch(() => {}).then(() => ctx.moveRuns.addLines(runId, lines));
    return writing;
  };
  return {
    flush,
    add(line) {
      kept.push(line);
      if (kept.length >= LINES_AT_ONCE) flush().catch(() => {});
    },
  };
}
