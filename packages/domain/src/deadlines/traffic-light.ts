import { DELIVERABLE_DONE, type DeliverableStatus } from "../deliverables/index.ts";
import { HOUR } from "../time/index.ts";

/** Worst first. */
export const LIGHTS = ["red", "amber", "green", "grey"] as const;
export type Light = (typeof LIGHTS)[number];

/** Why a light shows its colour; the screen has one sentence for each. */
export type LightReason = "done" | "past-due" | "due-soon" | "on-time" | "no-date";

export type TrafficLight = { light: Light; reason: LightReason; dueAt: Date | null };

const AMBER_HOURS = 48;

/**
 * The traffic light of one deliverable: green with more than two days left or when done, amber at 48 hours or less, red
 * past due, grey without a date. At the very instant it is due it is still on time.
 */
export function deliverableLight(piece: { status: DeliverableStatus; dueAt: Date | null }, now: Date): TrafficLight {
  const { dueAt } = piece;
  if (DELIVERABLE_DONE.has(piece.status)) return { light: "green", reason: "done", dueAt };
  if (!dueAt) return { light: "grey", reason: "no-date", dueAt };
  if (now > dueAt) return { light: "red", reason: "past-due", dueAt };
  if (dueAt.getTime() - now.getTime() <= AMBER_HOURS * HOUR) return { light: "amber", reason: "due-soon", dueAt };
  return { light: "green", reason: "on-time", dueAt };
}

/** The worst of the parts; among equals the one due first. Without parts there is no date to speak of. */
export function worstLight(parts: readonly TrafficLight[]): TrafficLight {
  let worst: TrafficLight = { light: "grey", reason: "no-date", dueAt: null };
  for (const part of parts) {
    const rank = LIGHTS.indexOf(part.light) - LIGHTS.indexOf(worst.light);
    const sooner = part.dueAt !== null && (worst.dueAt === null || part.dueAt < worst.dueAt);
    const stillOwed = part.reason !== "done" && worst.reason === "done";
    if (rank < 0 || (rank === 0 && (stillOwed || (sooner && part.reason === worst.reason)))) worst = part;
  }
  return worst;
}
