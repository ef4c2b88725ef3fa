import type { CheckName, Measurement } from "@vitrina/domain/system";
import type { Ports } from "../ports.ts";

/** One look at one thing. It asks as little as it can: many processes share what was seen. */
export type HealthCheck = {
  name: CheckName;
  /** Measured at most so often, by however many processes. */
  everyMs: number;
  /** Past this the look is given up and counts as `no-answer`. */
  limitMs: number;
  /** So many bad looks in a row open an incident. */
  patience: number;
  measure: (ctx: Ports) => Promise<Measurement>;
};

/**
 * A check that is not measured here: whatever does the thing reports how it went with `reportCheck`. When nothing was
 * reported for `silentAfterMs`, the silence is the failure.
 */
export type ReportedCheck = { name: CheckName; silentAfterMs: number; patience: number };

const MINUTE = 60_000;

/** How often the round goes; a check that says nothing else is measured in each. */
export const ROUND_MS = MINUTE;

export function healthCheck(
  check: Pick<HealthCheck, "name" | "measure"> & Partial<Omit<HealthCheck, "name" | "measure">>,
): HealthCheck {
  return { everyMs: ROUND_MS, limitMs: 10_000, patience: 2, ...check };
}
