import type { ParcelProblem, Shipment } from "../shipping/index.ts";
import type { Ending } from "./application.ts";

/** What can have happened on the way of an application, in the words the screen has a sentence for. */
export type Step =
  | "applied"
  | "invited"
  | "accepted"
  | "shortlisted"
  | "confirmed"
  | "addressConfirmed"
  | "shipped"
  | "lost"
  | "problem"
  | "solved"
  | "received"
  | Ending;

type Past = {
  appliedAt: Date;
  invitation: { at: Date; answeredAt: Date | null } | null;
  shortlistedAt: Date | null;
  confirmedAt: Date | null;
  addressAt: Date | null;
  shipments: readonly Shipment[];
  problems: readonly ParcelProblem[];
  productReceivedAt: Date | null;
  ending: Ending | null;
  endedAt: Date | null;
};

/** What happened to an application so far, the first thing first. */
export function timelineOf(past: Past): { what: Step; at: Date }[] {
  const { invitation, ending } = past;
  const accepted = invitation?.answeredAt && ending !== "declined" ? invitation.answeredAt : null;
  const steps: [Step, Date | null][] = [
    [invitation ? "invited" : "applied", past.appliedAt],
    ["accepted", accepted],
    ["shortlisted", accepted ? null : past.shortlistedAt],
    ["confirmed", past.confirmedAt],
    ["addressConfirmed", past.addressAt],
    ...past.shipments.flatMap(({ shippedAt, lostAt }): [Step, Date | null][] => [
      ["shipped", shippedAt],
      ["lost", lostAt],
    ]),
    ...past.problems.flatMap(({ at, resolvedAt }): [Step, Date | null][] => [
      ["problem", at],
      ["solved", resolvedAt],
    ]),
    ["received", past.productReceivedAt],
    ...(ending ? ([[ending, past.endedAt]] satisfies [Step, Date | null][]) : []),
  ];
  const happened = steps.flatMap(([what, at]) => (at ? [{ what, at }] : []));
  return happened.sort((one, other) => one.at.getTime() - other.at.getTime());
}
