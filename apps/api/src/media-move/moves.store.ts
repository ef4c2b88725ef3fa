import type {
  MoveLine,
  MoveLinesRequest,
  MoveOutcome,
  MovePhase,
  MoveProgress,
  MoveRun,
  MoveRunStatus,
  MoveStatus,
} from "@vitrina/domain/media";

export type NewMoveRun = { id: string; phase: MovePhase; afterDays: number; askedBy: string; askedById: string };

/** A run as one worker has it. A worker that was thought dead holds an older `attempts` and can write nothing more. */
export type HeldRun = { id: string; phase: MovePhase; afterDays: number; attempts: number };

export type NewMoveLine = Omit<MoveLine, "id">;

/** The runs that were asked for in the panel, and their reports. */
export type MoveRuns = {
  /** False when another run is under way: there is one at a time, however many ask at the same moment. */
  begin: (run: NewMoveRun) => Promise<boolean>;
  byId: (id: string) => Promise<MoveRun | null>;
  running: () => Promise<MoveRun | null>;
  /** The newest first. */
  latest: (limit: number) => Promise<MoveRun[]>;
  /** False when it is not under way. */
  askToStop: (id: string) => Promise<boolean>;
  /** Takes a run up, also after a worker that was killed; null when it has ended. */
  hold: (id: string) => Promise<HeldRun | null>;
  /** Tells how far it is; `stop` when somebody asked to stop it, `lost` when another worker has it. */
  beat: (run: HeldRun, progress: MoveProgress) => Promise<"go on" | "stop" | "lost">;
  end: (
    run: HeldRun,
    ending: { status: Exclude<MoveRunStatus, "running">; progress: MoveProgress; outcome: MoveOutcome; error: string },
  ) => Promise<void>;
  addLines: (runId: string, lines: readonly NewMoveLine[]) => Promise<void>;
  /** Takes away the lines that a run writes again when it is taken up. */
  dropLines: (runId: string, what: readonly string[]) => Promise<void>;
  lines: (request: MoveLinesRequest) => Promise<{ items: MoveLine[]; nextCursor: string | null }>;
};

/** What the move itself can be asked. Kept by the same code as the command line. */
export type Mover = {
  status: () => Promise<MoveStatus>;
  /**
   * Carries out one phase until it is done or the signal ends it.
   *
   * @throws MoveInterrupted, MoveBusy, MoveUnavailable, MoveDatabaseAway
   */
  run: (
    run: Pick<HeldRun, "phase" | "afterDays">,
    hooks: { signal: AbortSignal; log: (line: NewMoveLine) => void; progress: (read: () => MoveProgress) => void },
  ) => Promise<{ isComplete: boolean; outcome: MoveOutcome }>;
};

/** Asked to stop; what is done stays done. */
export class MoveInterrupted extends Error {
  override readonly name = "MoveInterrupted";
}

/** Somebody else is at it, from a command line. */
export class MoveBusy extends Error {
  override readonly name = "MoveBusy";
}

/** The media company cannot be reached, or refuses us. */
export class MoveUnavailable extends Error {
  override readonly name = "MoveUnavailable";
}

/** The database cannot be reached: the run stays under way, and is taken up when it is back. */
export class MoveDatabaseAway extends Error {
  override readonly name = "MoveDatabaseAway";
}
