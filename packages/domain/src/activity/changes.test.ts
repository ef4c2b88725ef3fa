import { describe, expect, test } from "vitest";
import { changesOf } from "./changes.ts";

describe("what an act changed", () => {
  test("is told field by field, with before and after, and what stayed is not told", () => {
    const day = new Date("2026-12-01T02:59:59.999Z");
    expect(changesOf({ fee: 100, title: "A", at: day }, { fee: 200, title: "A", at: new Date(day) })).toEqual([
      { field: "fee", before: 100, after: 200 },
    ]);
  });

  test("names nested fields by their path and counts lists of things", () => {
    const before = { usageRights: { months: 3, channels: ["instagram"] }, contentPlan: [{ type: "reel" }] };
    const after = { usageRights: { months: 6, channels: ["instagram", "tiktok"] }, contentPlan: [{}, {}] };
    expect(changesOf(before, after)).toEqual([
      { field: "usageRights.months", before: 3, after: 6 },
      { field: "usageRights.channels", before: ["instagram"], after: ["instagram", "tiktok"] },
      { field: "contentPlan", before: 1, after: 2 },
    ]);
  });

  test("tells a field that appeared or went away", () => {
    expect(changesOf({ status: "applied" }, { status: "rejected", rejectionMessage: "Gracias" })).toContainEqual({
      field: "rejectionMessage",
      before: null,
      after: "Gracias",
    });
    expect(changesOf({ extension: { days: 2 } }, { extension: null })).toEqual([
      { field: "extension.days", before: 2, after: null },
    ]);
  });

  test("leaves out what nobody can read: ids and counters", () => {
    expect(
      changesOf({ brandId: "a", coverAssetId: "b", revision: 1 }, { brandId: "c", coverAssetId: "d", revision: 2 }),
    ).toEqual([]);
  });

  test("has nothing to compare where something was created", () => {
    expect(changesOf(null, { title: "A" })).toEqual([]);
  });
});
