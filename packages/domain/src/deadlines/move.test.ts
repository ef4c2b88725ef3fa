import { describe, expect, test } from "vitest";
import {
  becomesLate,
  deadlineMoves,
  moveDirection,
  movesByDueDate,
  type OpenApplication,
  summarizeMoves,
} from "./move.ts";

const NOW = new Date("2026-11-22T15:00:00Z");
const DUE = new Date("2026-11-30T02:59:59.999Z");
const LATER = new Date("2026-12-03T02:59:59.999Z");
const PAST = new Date("2026-11-21T02:59:59.999Z");

const application = (change: Partial<OpenApplication>): OpenApplication => ({
  id: "a",
  creatorId: "c",
  confirmedAt: new Date("2026-11-22T15:00:00Z"),
  productReceivedAt: null,
  extension: null,
  pauses: [],
  deliveryDueAt: DUE,
  ...change,
});

describe("which applications move", () => {
  test("a longer term moves everyone later, and a granted extension is added again", () => {
    const moves = deadlineMoves({ deliveryDays: 10, deliveryStarts: "on_confirmation" }, [
      application({ id: "plain" }),
      application({ id: "extended", extension: { days: 5 }, deliveryDueAt: new Date("2026-12-05T02:59:59.999Z") }),
    ]);
    expect(moves.map(({ applicationId, is }) => [applicationId, is?.toISOString()])).toEqual([
      ["plain", "2026-12-03T02:59:59.999Z"],
      ["extended", "2026-12-08T02:59:59.999Z"],
    ]);
  });

  test("whoever keeps the date is left out", () => {
    expect(deadlineMoves({ deliveryDays: 7, deliveryStarts: "on_confirmation" }, [application({})])).toEqual([]);
  });

  test("waiting for the product takes the date away, and only a received product gives it back", () => {
    const terms = { deliveryDays: 7, deliveryStarts: "on_product_received" } as const;
    const moves = deadlineMoves(terms, [
      application({ id: "waiting" }),
      application({ id: "received", productReceivedAt: new Date("2026-11-25T15:00:00Z") }),
    ]);
    expect(moves.map(({ applicationId, is }) => [applicationId, is?.toISOString() ?? null])).toEqual([
      ["waiting", null],
      ["received", "2026-12-03T02:59:59.999Z"],
    ]);
  });

  test("a shorter term may put a date into the past, even one that an extension had saved", () => {
    const [move] = deadlineMoves({ deliveryDays: 1, deliveryStarts: "on_confirmation" }, [
      application({ confirmedAt: new Date("2026-11-10T15:00:00Z"), extension: { days: 2 }, deliveryDueAt: DUE }),
    ]);
    expect(move && becomesLate(move, NOW)).toBe(true);
  });
});

describe("where a date goes", () => {
  test.each([
    ["later", DUE, LATER, "later", false],
    ["earlier but still ahead", LATER, DUE, "earlier", false],
    ["earlier and past", DUE, PAST, "earlier", true],
    ["out of nothing", null, DUE, "started", false],
    ["out of nothing into the past", null, PAST, "started", true],
    ["into nothing", DUE, null, "stopped", false],
    ["from late to later is not newly late", PAST, new Date("2026-11-22T02:59:59.999Z"), "later", false],
  ] as const)("%s", (_what, was, is, direction, late) => {
    expect(moveDirection({ was, is })).toBe(direction);
    expect(becomesLate({ was, is }, NOW)).toBe(late);
  });
});

test("a date is late one millisecond after it, not at it", () => {
  expect(becomesLate({ was: LATER, is: DUE }, DUE)).toBe(false);
  expect(becomesLate({ was: LATER, is: DUE }, new Date(DUE.getTime() + 1))).toBe(true);
});

test("moves that end at one instant are written together", () => {
  const move = (applicationId: string, is: Date | null) => ({ applicationId, creatorId: "c", was: null, is });
  const groups = movesByDueDate([move("1", DUE), move("2", LATER), move("3", new Date(DUE)), move("4", null)]);
  expect(groups).toEqual([
    { is: DUE, applicationIds: ["1", "3"] },
    { is: LATER, applicationIds: ["2"] },
    { is: null, applicationIds: ["4"] },
  ]);
});

test("the summary counts everyone once", () => {
  const move = (was: Date | null, is: Date | null) => ({ applicationId: "a", creatorId: "c", was, is });
  const moves = [move(DUE, LATER), move(LATER, DUE), move(DUE, PAST), move(null, DUE), move(DUE, null)];
  expect(summarizeMoves(moves, 9, NOW)).toEqual({
    moved: 5,
    unchanged: 4,
    later: 1,
    earlier: 2,
    started: 1,
    stopped: 1,
    becomeLate: 1,
  });
});
