import { APPLICATION_WAITING, type ApplicationRow, mayDecide, mayUndo } from "@vitrina/domain/applications";

export const APPLICATION_ACTS = [
  "confirm",
  "shortlist",
  "putBack",
  "offer",
  "reject",
  "undo",
  "productReceived",
  "extend",
] as const;
export type ApplicationAct = (typeof APPLICATION_ACTS)[number];

/** What an admin may do with an application as it stands, the likeliest first. The server decides again. */
export function actsOn(
  application: Pick<ApplicationRow, "status" | "productReceivedAt" | "extension" | "undoable">,
  now: Date,
): readonly ApplicationAct[] {
  const { status } = application;
  if (APPLICATION_WAITING.includes(status)) {
    const decisions = (["confirm", "shortlist", "putBack"] as const).filter((decision) => mayDecide(status, decision));
    return [...decisions, "offer", "reject"];
  }
  if (status === "rejected" && mayUndo(application, now)) return ["undo"];
  if (status !== "confirmed") return [];
  const acts: ApplicationAct[] = [];
  if (!application.productReceivedAt) acts.push("productReceived");
  if (!application.extension) acts.push("extend");
  return acts;
}

/** The end of the chosen day, or now when that end has not come yet: nothing was received in the future. */
export function receivedInstant(endOfDay: Date, now: Date): Date {
  return endOfDay > now ? now : endOfDay;
}
