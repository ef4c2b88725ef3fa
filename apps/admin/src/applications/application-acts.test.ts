import type { ApplicationStatus } from "@vitrina/domain/applications";
import { expect, test } from "vitest";
import { actsOn, receivedInstant } from "./application-acts.ts";

const fresh = { productReceivedAt: null, extension: null };

test.each<[ApplicationStatus, readonly string[]]>([
  ["applied", ["confirm", "reject"]],
  ["shortlisted", ["confirm", "reject"]],
  ["invited", ["confirm", "reject"]],
  ["confirmed", ["productReceived", "extend"]],
  ["completed", []],
  ["rejected", []],
  ["withdrawn", []],
])("an application that is %s offers only what the rules allow there", (status, acts) => {
  expect(actsOn({ ...fresh, status })).toEqual(acts);
});

test("a product is received once and an extension granted once, so neither is offered again", () => {
  const done = { productReceivedAt: new Date(), extension: { days: 2, reason: "Lluvia", grantedBy: "Ana" } };
  expect(actsOn({ ...done, status: "confirmed" })).toEqual([]);
});

test("a product received today was received by now, not at the end of a day that is still running", () => {
  const now = new Date("2026-11-22T15:00:00Z");
  expect(receivedInstant(new Date("2026-11-23T02:59:59.999Z"), now)).toEqual(now);
  const yesterday = new Date("2026-11-22T02:59:59.999Z");
  expect(receivedInstant(yesterday, now)).toEqual(yesterday);
});
