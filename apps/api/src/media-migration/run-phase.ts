import { hostname } from "node:os";
import {
  copy,
  dueForFinish,
  finish,
  holdTheMove,
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

/** The same while no other process runs one: from a command line and in the worker alike. */
export async function runHeld(
  move: Move,
  phase: Exclude<Arguments["phase"], "plan" | "status">,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const outcome = await holdTheMove(move, phase, { host: hostname(), pid: process.pid, isAlive }, work);
  if (phase === "rollback" && "isComplete" in outcome && outcome.isComplete) await move.records.state.drop();
  return outcome;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** What the surroundings are told. The numbers are a promise to scripts. */
export function exitCodeOf(outcome: Outcome, move: Move, strict: boolean): number {
  if (outcome.phase === "finish-refused") return 6;
  if ("isComplete" in outcome && !outcome.isComplete) return 4;
  return strict && sumOf(move.tally.left) > 0 ? 3 : 0;
}
