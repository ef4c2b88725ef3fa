import type { ApplicationRow } from "@vitrina/domain/applications";
import { APPLICATION_WAITING } from "@vitrina/domain/applications";

export const APPLICATION_ACTS = ["confirm", "reject", "productReceived", "extend"] as const;
export type ApplicationAct = (typeof APPLICATION_ACTS)[number];

/** What an admin may do with an application as it stands, the likeliest first. The server decides again. */
export function actsOn(
  application: Pick<ApplicationRow, "status" | "productReceivedAt" | "extension">,
): readonly ApplicationAct[] {
  if (APPLICATION_WAITING.includes(application.status)) return ["confirm", "reject"];
  if (application.status !== "confirmed") return [];
  const acts: ApplicationAct[] = [];
  if (!application.productReceivedAt) acts.push("productReceived");
  if (!application.extension) acts.push("extend");
  return acts;
}

/** The end of the chosen day, or now when that end has not come yet: nothing was received in the future. */
export function receivedInstant(endOfDay: Date, now: Date): Date {
  return endOfDay > now ? now : endOfDay;
}
