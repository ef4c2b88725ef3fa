import type { MoveOutcome, MoveStatus } from "@vitrina/domain/media";
import type { Move, MoveEvent, Tally } from "@vitrina/media-migration";
import type { Db } from "mongodb";
import type { MigrationEnv } from "../env.ts";
import type { Outcome } from "../media-migration/run-phase.ts";
import {
  MoveBusy,
  MoveDatabaseAway,
  MoveInterrupted,
  type Mover,
  MoveUnavailable,
  type NewMoveLine,
} from "./moves.store.ts";

export type OldHouse = { uploads: string | undefined; ownHosts: readonly string[] };

const CONCURRENCY = 8;

/**
 * The move as the panel asks for it: the phases of the command line, in this process. What it needs is loaded when
 * somebody asks, because hardly anybody ever does.
 */
export function moveInProcess(
  env: MigrationEnv,
  db: Db,
  { uploads, ownHosts }: OldHouse,
  { now, ticks }: { now: () => Date; ticks: () => number },
): Mover {
  return {
    async status(): Promise<MoveStatus> {
      const [{ records, sources, status }, { PLACES }] = await Promise.all([
        import("@vitrina/media-migration"),
        import("../media-migration/places.ts"),
      ]);
      const move = { db, records: records(db), places: PLACES, now };
      const [told, bySource] = await Promise.all([status(move), sources(move)]);
      const { copied = 0, verified = 0, left = 0 } = told.values;
      return {
        sources: bySource,
        values: { copied, verified, left },
        contents: told.contents,
        left: told.leftReasons,
        elsewhere: told.running && { phase: told.running.phase, host: told.running.host },
        hasUploads: uploads !== undefined,
        ownHosts: [new URL(env.PUBLIC_URL).hostname, ...ownHosts],
      };
    },

    async run({ phase, afterDays }, { signal, log, progress }) {
      const [{ openMove }, { runHeld, runPhase }] = await Promise.all([
        import("../media-migration/open-move.ts"),
        import("../media-migration/run-phase.ts"),
      ]);
      const place = { uploads, ownHosts, concurrency: CONCURRENCY };
      const write = (event: MoveEvent) => log(lineOf(event, now()));
      const { move, close } = await openMove(env, place, { now, ticks, log: write, signal });
      const startedAt = ticks();
      progress(() => progressOf(move, (ticks() - startedAt) / 1_000));
      const flags = { quick: false, again: false, follow: false, confirm: true, strict: false };
      const work = () => runPhase(move, { ...place, ...flags, out: "", phase, afterDays });
      try {
        const outcome = await (phase === "plan" ? work() : runHeld(move, phase, work));
        return {
          isComplete: !("isComplete" in outcome) || outcome.isComplete,
          outcome: outcomeOf(outcome, move.tally),
        };
      } catch (error) {
        throw known(error, signal);
      } finally {
        await close();
      }
    },
  };
}

function lineOf({ what, ...event }: MoveEvent, at: Date): NewMoveLine {
  return { at, what, reason: "reason" in event ? event.reason : "", event };
}

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, one) => all + one, 0);

function progressOf({ tally }: Pick<Move, "tally">, seconds: number) {
  const { done, total, changed, edited } = tally.documents;
  return {
    ...{ done, total, changed, edited, seconds },
    files: tally.uploaded.files + tally.verified.files,
    bytes: tally.uploaded.bytes + tally.verified.bytes,
    left: sum(tally.left),
    failed: sum(tally.failed),
  };
}

function outcomeOf(outcome: Outcome, { left, failed, outside }: Tally): MoveOutcome {
  const inventory = outcome.phase === "plan" ? outcome.inventory : null;
  return {
    ...{ left, failed, outside },
    waiting: "waiting" in outcome ? outcome.waiting : 0,
    tooYoung: "tooYoung" in outcome ? outcome.tooYoung : 0,
    inventory: inventory && {
      documents: inventory.documents,
      places: inventory.places,
      contents: inventory.contents,
    },
  };
}

/** The package's own words for what ends a run, in the port's. */
function known(error: unknown, signal: AbortSignal): unknown {
  const { name = "", message = "" } = error instanceof Error ? error : {};
  if (name === "Interrupted" || signal.aborted) return new MoveInterrupted(message);
  if (name === "Busy") return new MoveBusy(message);
  if (name === "CompanyUnavailable") return new MoveUnavailable(message);
  return /^Mongo(ServerSelection|Network|NotConnected)/.test(name) ? new MoveDatabaseAway(message) : error;
}
