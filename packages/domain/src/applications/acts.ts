import { Refusal } from "../refusal.ts";
import type { ApplicationStatus } from "./application.ts";

/** What is decided about an application that waits: by the agency (the first four), or by whoever was invited. */
export const DECISIONS = ["shortlist", "putBack", "confirm", "reject", "accept", "decline"] as const;
export type Decision = (typeof DECISIONS)[number];

const DECIDES: Record<Decision, { from: readonly ApplicationStatus[]; to: ApplicationStatus }> = {
  shortlist: { from: ["applied"], to: "shortlisted" },
  putBack: { from: ["shortlisted"], to: "applied" },
  confirm: { from: ["applied", "shortlisted"], to: "confirmed" },
  reject: { from: ["applied", "shortlisted", "invited"], to: "rejected" },
  accept: { from: ["invited"], to: "shortlisted" },
  decline: { from: ["invited"], to: "withdrawn" },
};

/** Whether a decision is open to an application in this state. */
export function mayDecide(status: ApplicationStatus, decision: Decision): boolean {
  return DECIDES[decision].from.includes(status);
}

/** Hands back the state that a decision leads to, or refuses it. Nobody is confirmed who has not said yes. */
export function decide(application: { status: ApplicationStatus }, decision: Decision): ApplicationStatus {
  const { status } = application;
  if (mayDecide(status, decision)) return DECIDES[decision].to;
  if (decision === "confirm" && status === "invited") throw new Refusal("wrong-moment", "invitation-not-answered");
  throw new Refusal("wrong-moment", "application-not-open", { status });
}

/** What the agency decides by moving an application from one stage of the board to another; null when nothing leads there. */
export function decisionTowards(
  from: ApplicationStatus,
  to: ApplicationStatus,
): Exclude<Decision, "accept" | "decline"> | null {
  const agencys = ["shortlist", "putBack", "confirm", "reject"] as const;
  return agencys.find((decision) => DECIDES[decision].to === to && mayDecide(from, decision)) ?? null;
}
