import { z } from "zod";
import { id } from "../shapes.ts";

/** The steps of the move of the old pictures, in the order in which they are taken; rollback is possible until finish. */
export const MOVE_PHASES = ["plan", "copy", "verify", "switch", "finish", "rollback"] as const;
export const movePhase = z.enum(MOVE_PHASES);
export type MovePhase = z.infer<typeof movePhase>;

export const MOVE_RUN_STATUSES = ["running", "done", "incomplete", "stopped", "failed"] as const;
export type MoveRunStatus = (typeof MOVE_RUN_STATUSES)[number];

/** Finishing throws the old values away. Whoever asks for it types this, in either language. */
export const MOVE_FINISH_WORDS = { es: "TERMINAR", en: "FINISH" } as const;

export const isFinishConfirmed = (typed: string): boolean =>
  Object.values(MOVE_FINISH_WORDS).some((word) => word === typed.trim());

export const startMoveRequest = z.object({
  phase: movePhase,
  /** Finish only: documents that were switched so many days ago. */
  afterDays: z.number().int().min(0).max(3_650).default(30),
  /** Finish only: one of {@link MOVE_FINISH_WORDS}. */
  confirmation: z.string().max(40).default(""),
});
export type StartMoveRequest = z.infer<typeof startMoveRequest>;

/** How far a run is. `done` of `total` documents in `seconds` of work; a run that was taken up again counts from there. */
export const moveProgress = z.object({
  done: z.number().int(),
  total: z.number().int(),
  changed: z.number().int(),
  files: z.number().int(),
  bytes: z.number(),
  left: z.number().int(),
  failed: z.number().int(),
  edited: z.number().int(),
  seconds: z.number(),
});
export type MoveProgress = z.infer<typeof moveProgress>;

/** Rate and time left of a run, from how far it is; null while there is nothing to tell it by. */
export function paceOf({ done, total, seconds }: Pick<MoveProgress, "done" | "total" | "seconds">): {
  perSecond: number;
  secondsLeft: number | null;
} | null {
  if (seconds <= 0 || done === 0) return null;
  const perSecond = done / seconds;
  return { perSecond, secondsLeft: total > done ? (total - done) / perSecond : null };
}

const counts = z.record(z.string(), z.number().int());

/** How a run ended. `waiting` documents have to be copied again first; `tooYoung` ones were switched too lately to finish. */
export const moveOutcome = z.object({
  left: counts,
  failed: counts,
  outside: z.number().int(),
  waiting: z.number().int(),
  tooYoung: z.number().int(),
  /** Plan only: values by place and kind, and how many different contents there are to store. */
  inventory: z
    .object({
      documents: z.number().int(),
      places: z.record(z.string(), z.record(z.string(), z.object({ count: z.number().int(), bytes: z.number() }))),
      contents: z.object({ distinct: z.number().int(), bytes: z.number(), atLeast: z.boolean() }),
    })
    .nullable(),
});
export type MoveOutcome = z.infer<typeof moveOutcome>;

export const moveRun = z.object({
  id,
  phase: movePhase,
  status: z.enum(MOVE_RUN_STATUSES),
  askedBy: z.string(),
  askedAt: z.date(),
  startedAt: z.date().nullable(),
  /** When the worker last said that it is alive. */
  beatAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  stopAskedAt: z.date().nullable(),
  attempts: z.number().int(),
  progress: moveProgress.nullable(),
  outcome: moveOutcome.nullable(),
  error: z.string(),
});
export type MoveRun = z.infer<typeof moveRun>;

/** One source of old pictures: how many documents hold a value, how many wait for the switch, how many are switched. */
export const moveSource = z.object({
  collection: z.string(),
  field: z.string(),
  documents: z.number().int(),
  copied: z.number().int(),
  switched: z.number().int(),
});
export type MoveSource = z.infer<typeof moveSource>;

export const moveStatus = z.object({
  sources: z.array(moveSource),
  /** Old values by what became of them, and the different contents behind those that were stored. */
  values: z.object({ copied: z.number().int(), verified: z.number().int(), left: z.number().int() }),
  contents: z.number().int(),
  left: counts,
  /** A phase that runs from a command line, which this page can only watch. */
  elsewhere: z.object({ phase: z.string(), host: z.string() }).nullable(),
  /** Whether the server was told where the old upload folder is; without it files on disk stay. */
  hasUploads: z.boolean(),
  ownHosts: z.array(z.string()),
});
export type MoveStatus = z.infer<typeof moveStatus>;

export const moveLinesRequest = z.object({
  runId: id,
  /** Only these kinds of lines. */
  what: z.array(z.string().max(20)).max(10).default([]),
  cursor: id.nullish(),
  limit: z.number().int().min(1).max(1_000).default(100),
});
export type MoveLinesRequest = z.infer<typeof moveLinesRequest>;

/** One line of a run's report, as the command line writes it too. */
export const moveLine = z.object({
  id,
  at: z.date(),
  what: z.string(),
  reason: z.string(),
  event: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type MoveLine = z.infer<typeof moveLine>;
export const moveLines = z.object({ items: z.array(moveLine), nextCursor: id.nullable() });

/** The kinds of lines that a person has to look at. */
export const MOVE_PROBLEMS = ["left", "failed", "edited", "changed"] as const;
