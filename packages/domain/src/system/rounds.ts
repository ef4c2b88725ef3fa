import type { CheckState } from "./checks.ts";

export type Round = {
  /** How many rounds in a row have failed, this one included. */
  failingRounds: number;
  incident: "open" | "close" | "leave";
};

/**
 * What a round makes of the rounds before it. One bad look may be chance: an incident opens after `patience` of them in a
 * row, and closes with the first good one. Not knowing neither opens nor closes anything, and forgets nothing.
 */
export function nextRound(failedBefore: number, state: CheckState, patience: number): Round {
  if (state === "unknown") return { failingRounds: failedBefore, incident: "leave" };
  if (state !== "fail") return { failingRounds: 0, incident: "close" };
  const failingRounds = failedBefore + 1;
  return { failingRounds, incident: failingRounds >= patience ? "open" : "leave" };
}

const BADNESS: Record<CheckState, number> = { ok: 0, unknown: 1, degraded: 2, fail: 3 };

/** The worst of several states; of none, `unknown`. */
export function worstState(states: readonly CheckState[]): CheckState {
  if (states.length === 0) return "unknown";
  return states.reduce((worst, state) => (BADNESS[state] > BADNESS[worst] ? state : worst));
}
