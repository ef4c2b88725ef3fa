import { expect, test } from "vitest";
import type { CampaignStatus } from "../campaigns/index.ts";
import type { ApplicationStatus } from "./application.ts";
import { answerDueAt, isAnsweredByClosing } from "./closing.ts";

const DEADLINE = new Date("2026-11-20T02:59:59.999Z");
const BEFORE = new Date("2026-11-19T15:00:00Z");
const AFTER = new Date("2026-11-21T15:00:00Z");
const MUCH_LATER = new Date("2026-12-05T15:00:00Z");
const applied = { appliedAt: new Date("2026-11-10T15:00:00Z"), invitation: null };
const lateInvitation = { ...applied, invitation: { at: new Date("2026-12-01T15:00:00Z") } };

test("the promise is counted from the deadline, or from a later invitation", () => {
  const campaign = { applicationDeadline: DEADLINE };
  expect(answerDueAt(campaign, { ...applied, status: "applied" }).toISOString()).toBe("2026-12-04T02:59:59.999Z");
  expect(answerDueAt(campaign, { ...lateInvitation, status: "invited" }).toISOString()).toBe(
    "2026-12-16T02:59:59.999Z",
  );
});

test.each<[string, CampaignStatus, number, ApplicationStatus, typeof applied | typeof lateInvitation, Date, boolean]>([
  ["open: no", "published", 0, "applied", applied, BEFORE, false],
  ["full but still taking applications: no", "published", 3, "applied", applied, BEFORE, false],
  ["past the deadline with places left: the agency chooses", "published", 1, "applied", applied, AFTER, false],
  ["past the deadline and full", "in_progress", 3, "shortlisted", applied, AFTER, true],
  ["past the promised time", "in_progress", 1, "applied", applied, MUCH_LATER, true],
  ["past the promised time, invited since", "in_progress", 1, "invited", lateInvitation, MUCH_LATER, false],
  ["completed", "completed", 1, "invited", lateInvitation, BEFORE, true],
  ["archived", "archived", 0, "applied", applied, BEFORE, true],
  ["a draft answers nobody", "draft", 0, "applied", applied, MUCH_LATER, false],
  ["whoever has an answer gets no other", "archived", 3, "confirmed", applied, MUCH_LATER, false],
])("%s", (_case, status, confirmedCount, applicationStatus, application, now, answered) => {
  const campaign = { status, confirmedCount, slots: 3, applicationDeadline: DEADLINE };
  expect(isAnsweredByClosing(campaign, { ...application, status: applicationStatus }, now)).toBe(answered);
});
