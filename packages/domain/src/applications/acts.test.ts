import { describe, expect, test } from "vitest";
import { DECISIONS, type Decision, decide, decisionTowards, mayDecide } from "./acts.ts";
import { APPLICATION_STATUSES, type ApplicationStatus } from "./application.ts";

const LEGAL: Partial<Record<ApplicationStatus, Partial<Record<Decision, ApplicationStatus>>>> = {
  applied: { shortlist: "shortlisted", confirm: "confirmed", reject: "rejected" },
  shortlisted: { putBack: "applied", confirm: "confirmed", reject: "rejected" },
  invited: { reject: "rejected", accept: "shortlisted", decline: "withdrawn" },
};

const everyPair = APPLICATION_STATUSES.flatMap((status) => DECISIONS.map((decision) => [status, decision] as const));

test.each(everyPair)("%s, %s: the table of legal decisions and no other", (status, decision) => {
  const to = LEGAL[status]?.[decision];
  expect(mayDecide(status, decision)).toBe(to !== undefined);
  if (to) expect(decide({ status }, decision)).toBe(to);
  else expect(() => decide({ status }, decision)).toThrow();
});

test("whoever was invited and has not said yes is not confirmed, and the refusal says so", () => {
  expect(() => decide({ status: "invited" }, "confirm")).toThrow("invitation-not-answered");
});

describe("a card moved on the board", () => {
  test.each<[ApplicationStatus, ApplicationStatus, Decision | null]>([
    ["applied", "shortlisted", "shortlist"],
    ["shortlisted", "applied", "putBack"],
    ["shortlisted", "confirmed", "confirm"],
    ["invited", "rejected", "reject"],
    ["invited", "shortlisted", null],
    ["confirmed", "applied", null],
    ["rejected", "applied", null],
    ["applied", "applied", null],
    ["applied", "withdrawn", null],
  ])("from %s to %s is %s", (from, to, decision) => {
    expect(decisionTowards(from, to)).toBe(decision);
  });
});
