import { z } from "zod";
import { Refusal } from "../refusal.ts";

export const APPLICATION_STATUSES = [
  "applied",
  "shortlisted",
  "invited",
  "confirmed",
  "completed",
  "rejected",
  "withdrawn",
] as const;
export const applicationStatus = z.enum(APPLICATION_STATUSES);
export type ApplicationStatus = z.infer<typeof applicationStatus>;

/** Still waiting for the agency's or the creator's word. */
export const APPLICATION_WAITING: readonly ApplicationStatus[] = ["applied", "shortlisted", "invited"];

/** Work is under way; due dates follow the campaign. */
export const APPLICATION_OPEN: readonly ApplicationStatus[] = ["confirmed"];

/** How an application came to its end: by whose word, or because the campaign closed, or because the parcel was lost. */
export const ENDINGS = ["rejected", "closed", "withdrawn", "declined", "released"] as const;
export const ending = z.enum(ENDINGS);
export type Ending = z.infer<typeof ending>;

/** Refuses unless the application still waits for an answer. */
export function assertWaiting(application: { status: ApplicationStatus }): void {
  if (!APPLICATION_WAITING.includes(application.status)) {
    throw new Refusal("wrong-moment", "application-not-open", { status: application.status });
  }
}

/** Refuses unless the application is confirmed and under way. */
export function assertConfirmed(application: { status: ApplicationStatus }): void {
  if (application.status !== "confirmed") {
    throw new Refusal("wrong-moment", "application-not-confirmed", { status: application.status });
  }
}

/** Whether a creator may leave: always while waiting, and after confirmation only before the product has arrived. */
export function assertWithdrawable(application: { status: ApplicationStatus; productReceivedAt: Date | null }): void {
  if (application.status === "confirmed" && !application.productReceivedAt) return;
  assertWaiting(application);
}
