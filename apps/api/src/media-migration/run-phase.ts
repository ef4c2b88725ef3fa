import {
  copy,
  dueForFinish,
  finish,
  type Inventory,
  type Move,
  plan,
  rollback,
  type Status,
  status,
  sumOf,
  switchOver,
  verify,
} from "@vitrina/media-migration";
import type { Arguments } from "./arguments.ts";

/** How a phase ended, for the words and for the exit code. */
export type Outcome =
  | { phase: "plan"; inventory: Inventory }
  | { phase: "copy" | "verify" | "rollback"; isComplete: boolean }
  | { phase: "switch"; isComplete: boolean; waiting: number }
  | { phase: "finish"; isComplete: boolean; tooYoung: number }
  | { phase: "finish-refused"; due: number; tooYoung: number }
  | { phase: "status"; status: Status };

export async function runPhase(move: Move, asked: Arguments): Promise<Outcome> {
  const { phase } = asked;
  if (phase === "plan") return { phase, inventory: await plan(move, { quick: asked.quick }) };
  if (phase === "status") return { phase, status: await status(move) };
  if (phase === "verify") return { phase, ...(await verify(move, { again: asked.again })) };
  if (phase === "switch") return { phase, ...(await switchOver(move)) };
  if (phase === "rollback") return { phase, ...(await rollback(move)) };
  if (phase === "copy") return { phase, ...(await copy(move)) };
  if (asked.confirm) return { phase, ...(await finish(move, asked.afterDays)) };
  return { phase: "finish-refused", ...(await dueForFinish(move, asked.afterDays)) };
}

/** What the surroundings are told. The numbers are a promise to scripts. */
export function exitCodeOf(outcome: Outcome, move: Move, strict: boolean): number {
  if (outcome.phase === "finish-refused") return 6;
  if ("isComplete" in outcome && !outcome.isComplete) return 4;
  return strict && sumOf(move.tally.left) > 0 ? 3 : 0;
}
