import { MongoServerError } from "mongodb";
import type { Move } from "../move.ts";
import { sumOf } from "../tally.ts";
import type { PhaseName, Progress } from "./records.ts";

const LEASE_MS = 15_000;
const BEAT_MS = 2_000;
const DUPLICATE = 11_000;

/** Another process is at it. */
export class Busy extends Error {
  override readonly name = "Busy";
}

export type Holder = { host: string; pid: number; isAlive: (pid: number) => boolean };

/**
 * Runs one phase while no other process runs one, and tells how far it is every two seconds. A process that was killed loses
 * its hold at once on its own machine, elsewhere after fifteen seconds.
 *
 * @throws Busy
 */
export async function holdTheMove<T>(
  move: Move,
  phase: PhaseName,
  { host, pid, isAlive }: Holder,
  work: () => Promise<T>,
): Promise<T> {
  const { state } = move.records;
  await state.updateOne({ _id: "move" }, { $setOnInsert: { phases: {} } }, { upsert: true }).catch((error: unknown) => {
    if (!(error instanceof MongoServerError && error.code === DUPLICATE)) throw error;
  });
  const { holder } = (await state.findOne({ _id: "move" })) ?? {};
  const isHeld = holder && holder.until > move.now() && !(holder.host === host && !isAlive(holder.pid));
  if (isHeld) throw new Busy(`${holder.phase} is running on ${holder.host} (process ${holder.pid})`);

  const startedAt = move.now();
  const until = () => new Date(move.now().getTime() + LEASE_MS);
  const won = await state.updateOne(
    {
      _id: "move",
      ...(holder ? { "holder.pid": holder.pid, "holder.until": holder.until } : { holder: { $exists: false } }),
    },
    { $set: { holder: { host, pid, phase, until: until() }, [`phases.${phase}`]: { startedAt } } },
  );
  if (won.matchedCount === 0) throw new Busy("another process was quicker");

  const beat = setInterval(() => {
    const progress = progressOf(move);
    state
      .updateOne(
        { _id: "move", "holder.pid": pid, "holder.host": host },
        { $set: { "holder.until": until(), [`phases.${phase}.progress`]: progress } },
      )
      .catch(() => {});
  }, BEAT_MS);
  let outcome = "stopped";
  try {
    const value = await work();
    outcome = "done";
    return value;
  } finally {
    clearInterval(beat);
    await state.updateOne(
      { _id: "move", "holder.pid": pid, "holder.host": host },
      {
        $unset: { holder: "" },
        $set: { [`phases.${phase}`]: { startedAt, endedAt: move.now(), outcome, progress: progressOf(move) } },
      },
    );
  }
}

function progressOf({ tally }: Move): Progress {
  return {
    done: tally.documents.done,
    total: tally.documents.total,
    bytes: tally.uploaded.bytes + tally.verified.bytes,
    uploaded: tally.uploaded.files,
    failed: sumOf(tally.failed),
    left: sumOf(tally.left),
  };
}
