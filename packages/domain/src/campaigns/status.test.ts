import { describe, expect, test } from "vitest";
import { CAMPAIGN_STATUSES } from "./campaign.ts";
import {
  changeStatus,
  isOpenForApplications,
  mayChangeDeliveryTerms,
  missingToPublish,
  nextStatuses,
} from "./status.ts";

const NOW = new Date("2026-11-22T15:00:00Z");
const ready = {
  status: "draft",
  confirmedCount: 0,
  slots: 3,
  coverAssetId: "cover",
  contentPlan: [{}],
  applicationDeadline: new Date("2026-12-01T03:00:00Z"),
} as const;

const LEGAL: Record<string, readonly string[]> = {
  draft: ["published", "archived"],
  published: ["draft", "in_progress", "archived"],
  in_progress: ["completed", "published", "archived"],
  completed: ["archived"],
  archived: [],
};

describe("legal moves", () => {
  for (const from of CAMPAIGN_STATUSES) {
    for (const to of CAMPAIGN_STATUSES) {
      const legal = LEGAL[from]?.includes(to) ?? false;
      test(`${from} to ${to} is ${legal ? "allowed" : "refused"}`, () => {
        const change = () => changeStatus({ ...ready, status: from }, to, NOW);
        if (legal) expect(change()).toBe(to);
        else expect(change).toThrow("status-move-illegal");
      });
    }
  }

  test("a campaign with somebody confirmed cannot become a draft again", () => {
    expect(nextStatuses({ status: "published", confirmedCount: 1, slots: 3 })).not.toContain("draft");
  });

  test("a full campaign is not opened again for applications", () => {
    expect(nextStatuses({ status: "in_progress", confirmedCount: 2, slots: 3 })).toContain("published");
    expect(nextStatuses({ status: "in_progress", confirmedCount: 3, slots: 3 })).not.toContain("published");
  });

  test("everything that is missing is told at once, in the order in which it is asked", () => {
    const bare = { coverAssetId: null, contentPlan: [], applicationDeadline: new Date(0) };
    expect(missingToPublish(bare, NOW)).toEqual(["cover-missing", "content-plan-missing", "date-in-the-past"]);
    expect(missingToPublish(ready, NOW)).toEqual([]);
  });

  test("delivery terms are free in a draft alone", () => {
    for (const status of CAMPAIGN_STATUSES) {
      expect(mayChangeDeliveryTerms({ status, confirmedCount: 0 })).toBe(status === "draft");
    }
    expect(mayChangeDeliveryTerms({ status: "draft", confirmedCount: 1 })).toBe(false);
  });
});

describe("publishing", () => {
  test.each([
    ["without a cover", { coverAssetId: null }, "cover-missing"],
    ["without anything to deliver", { contentPlan: [] }, "content-plan-missing"],
    ["with a deadline in the past", { applicationDeadline: new Date("2026-11-22T14:59:59Z") }, "date-in-the-past"],
  ])("%s is refused", (_what, change, reason) => {
    expect(() => changeStatus({ ...ready, ...change }, "published", NOW)).toThrow(reason);
  });
});

test.each([
  ["published, before the deadline", "published", new Date("2026-11-22T15:00:00Z"), true],
  ["published, after the deadline", "published", new Date("2026-11-22T14:59:59Z"), false],
  ["in progress", "in_progress", new Date("2026-12-22T15:00:00Z"), false],
] as const)("%s", (_what, status, applicationDeadline, open) => {
  expect(isOpenForApplications({ status, applicationDeadline }, NOW)).toBe(open);
});
