import { describe, expect, test } from "vitest";
import { deliverableLight, worstLight } from "./traffic-light.ts";

const DUE = new Date("2026-11-30T02:59:59.999Z");
const before = (ms: number) => new Date(DUE.getTime() - ms);
const HOURS = 60 * 60 * 1000;

describe("a deliverable's light", () => {
  test.each([
    ["more than two days left", "pending", before(48 * HOURS + 1), "green", "on-time"],
    ["exactly 48 hours left", "pending", before(48 * HOURS), "amber", "due-soon"],
    ["at the very instant", "pending", DUE, "amber", "due-soon"],
    ["one millisecond past", "pending", new Date(DUE.getTime() + 1), "red", "past-due"],
    ["handed in and under review keeps its clock", "submitted", new Date(DUE.getTime() + 1), "red", "past-due"],
    ["changes asked for keep the clock", "changes_requested", before(HOURS), "amber", "due-soon"],
    ["approved, long past due", "approved", new Date(DUE.getTime() + 99 * HOURS), "green", "done"],
    ["published", "published", before(HOURS), "green", "done"],
    ["cancelled", "cancelled", before(HOURS), "green", "done"],
  ] as const)("%s", (_what, status, now, light, reason) => {
    expect(deliverableLight({ status, dueAt: DUE }, now)).toMatchObject({ light, reason });
  });

  test("no date yet is grey, unless the piece is done", () => {
    expect(deliverableLight({ status: "pending", dueAt: null }, DUE)).toMatchObject({
      light: "grey",
      reason: "no-date",
    });
    expect(deliverableLight({ status: "approved", dueAt: null }, DUE)).toMatchObject({
      light: "green",
      reason: "done",
    });
  });
});

describe("the worst of several", () => {
  const red = { light: "red", reason: "past-due", dueAt: before(HOURS) } as const;
  const amber = { light: "amber", reason: "due-soon", dueAt: DUE } as const;
  const green = { light: "green", reason: "on-time", dueAt: DUE } as const;
  const done = { light: "green", reason: "done", dueAt: before(5 * HOURS) } as const;
  const grey = { light: "grey", reason: "no-date", dueAt: null } as const;

  test.each([
    ["red before everything", [green, amber, red, grey], red],
    ["amber before green", [done, green, amber], amber],
    ["green before grey", [grey, green], green],
    ["work still owed before work done", [done, green], green],
    ["all done", [done, done], done],
    ["nothing at all is grey", [], grey],
  ] as const)("%s", (_what, parts, worst) => {
    expect(worstLight(parts)).toEqual(worst);
    expect(worstLight([...parts].reverse())).toEqual(worst);
  });

  test("among equals the one due first speaks", () => {
    const sooner = { ...green, dueAt: before(2 * HOURS) };
    expect(worstLight([green, sooner])).toEqual(sooner);
    expect(worstLight([sooner, green])).toEqual(sooner);
  });
});
