import { setTimeout as wait } from "node:timers/promises";
import { BackupRefused } from "@vitrina/backup";
import type { RunEnd, RunKind } from "./backup-runs.store.ts";
import type { Backups } from "./open-backups.ts";

/** Another one of the kind is under way. */
export class Busy extends Error {
  override readonly name = "Busy";
}

/** What a run tells of itself while it goes on. */
export type Running = {
  signal: AbortSignal;
  tell: (so: { step: string; figures?: Record<string, unknown>; objectKey?: string; uploadId?: string }) => void;
};

const BEAT_MS = 3_000;

/**
 * Does something under a row of its own in `backup_runs`, so that no two of a kind run at once and everybody sees how it goes. What an
 * earlier one left behind that was killed is ended first.
 *
 * @throws Busy when another one is alive; whatever `work` throws, after it was written down
 */
export async function withRun<T extends RunEnd>(
  at: Backups,
  kind: RunKind,
  { trigger, askedBy }: { trigger: "schedule" | "person" | "command"; askedBy: string },
  work: (running: Running) => Promise<T>,
): Promise<T> {
  const begun = await at.runs.begin({ kind, trigger, askedBy, release: at.env.RELEASE });
  if (!begun) throw new Busy(`Another ${kind} is under way.`);
  const { id, dead } = begun;
  if (dead?.uploadId && dead.objectKey) {
    at.say(`An earlier ${kind} was cut off while it was sending: its upload is ended.`);
    await at.storage.abandon({ key: dead.objectKey, uploadId: dead.uploadId });
  }

  const lost = new AbortController();
  const signal = AbortSignal.any([at.signal, lost.signal]);
  let latest: Parameters<Running["tell"]>[0] = { step: "starting" };
  let ended = false;
  const beating = (async () => {
    while (!ended) {
      await wait(BEAT_MS, undefined, { ref: false });
      if (ended) break;
      const held = await at.runs.beat(id, latest).catch(() => true);
      if (!held) lost.abort(new Busy(`This ${kind} was taken for dead, and another one began.`));
    }
  })();
  void beating;
  try {
    const end = await work({
      signal,
      tell(so) {
        const isNew = so.step !== latest.step || so.uploadId !== undefined;
        latest = { ...latest, ...so };
        if (isNew) void at.runs.beat(id, latest).catch(() => {});
      },
    });
    ended = true;
    await at.runs.done(id, end);
    return end;
  } catch (error) {
    ended = true;
    const message = error instanceof Error ? error.message : String(error);
    const code = at.signal.aborted ? "stopped" : error instanceof BackupRefused ? error.code : codeOf(error);
    const figures = error instanceof Error && "figures" in error ? { figures: { ...(error.figures as object) } } : {};
    await at.runs
      .failed(id, { message: at.signal.aborted ? "It was stopped." : message, code, ...figures })
      .catch(() => {});
    throw error;
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && error.name === "ExternalError" && "kind" in error)
    return `bucket-${String(error.kind)}`;
  return "fault";
}
