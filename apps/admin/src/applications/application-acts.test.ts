import type { ApplicationStatus } from "@vitrina/domain/applications";
import { expect, test } from "vitest";
import { actsOn, receivedInstant } from "./application-acts.ts";

const NOW = new Date("2026-11-22T15:00:00Z");
const fresh = { productReceivedAt: null, extension: null, undoable: null };

test.each<[ApplicationStatus, readonly string[]]>([
  ["applied", ["confirm", "shortlist", "offer", "reject"]],
  ["shortlisted", ["confirm", "putBack", "offer", "reject"]],
  ["invited", ["offer", "reject"]],
  ["confirmed", ["productReceived", "extend"]],
  ["completed", []],
  ["rejected", []],
  ["withdrawn", []],
])("an application that is %s offers only what the rules allow there", (status, acts) => {
  expect(actsOn({ ...fresh, status }, NOW)).toEqual(acts);
});

test("a product is received once and an extension granted once, so neither is offered again", () => {
  const done = {
    undoable: null,
    productReceivedAt: new Date(),
    extension: { days: 2, reason: "Lluvia", grantedBy: "Ana" },
  };
  expect(actsOn({ ...done, status: "confirmed" }, NOW)).toEqual([]);
});

test("a rejection can be undone until its window closes", () => {
  const undoable = { act: "reject", was: "applied", until: NOW } as const;
  expect(actsOn({ ...fresh, undoable, status: "rejected" }, new Date(NOW.getTime() - 1))).toEqual(["undo"]);
  expect(actsOn({ ...fresh, undoable, status: "rejected" }, NOW)).toEqual([]);
});

test("a product received today was received by now, not at the end of a day that is still running", () => {
  const now = new Date("2026-11-22T15:00:00Z");
  expect(receivedInstant(new Date("2026-11-23T02:59:59.999Z"), now)).toEqual(now);
  const yesterday = new Date("2026-11-22T02:59:59.999Z");
  expect(receivedInstant(yesterday, now)).toEqual(yesterday);
});
