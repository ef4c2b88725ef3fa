import { expect, test } from "vitest";
import { timelineOf } from "./timeline.ts";

const at = (day: number) => new Date(`2026-11-${day}T15:00:00Z`);
const applied = {
  appliedAt: at(10),
  invitation: null,
  shortlistedAt: null,
  confirmedAt: null,
  addressAt: null,
  shipments: [],
  problems: [],
  productReceivedAt: null,
  ending: null,
  endedAt: null,
};
const words = (past: Parameters<typeof timelineOf>[0]) => timelineOf(past).map(({ what }) => what);

test("an application that waits has one step behind it", () => {
  expect(timelineOf(applied)).toEqual([{ what: "applied", at: at(10) }]);
});

test("an invitation is not an application, and a yes to it is no shortlist besides", () => {
  const invitation = { at: at(10), answeredAt: at(11) };
  expect(words({ ...applied, invitation, shortlistedAt: at(11), confirmedAt: at(12) })).toEqual([
    "invited",
    "accepted",
    "confirmed",
  ]);
  expect(words({ ...applied, invitation, ending: "declined", endedAt: at(11) })).toEqual(["invited", "declined"]);
});

test("a parcel's troubles stand in the order in which they happened", () => {
  const parcel = { carrier: "aex", trackingCode: "" } as const;
  const shipments = [
    { ...parcel, shippedAt: at(13), receivedAt: null, lostAt: at(16) },
    { ...parcel, shippedAt: at(17), receivedAt: at(19), lostAt: null },
  ];
  const problems = [{ kind: "not_arrived", text: "", at: at(15), resolvedAt: at(19), resolution: "" } as const];
  const past = { ...applied, confirmedAt: at(12), addressAt: at(12), shipments, problems, productReceivedAt: at(19) };
  expect(words(past)).toEqual([
    "applied",
    "confirmed",
    "addressConfirmed",
    "shipped",
    "problem",
    "lost",
    "shipped",
    "solved",
    "received",
  ]);
});
