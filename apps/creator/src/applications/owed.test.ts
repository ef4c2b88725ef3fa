import type { MyApplication } from "@vitrina/domain/applications";
import { deliverableLight } from "@vitrina/domain/deadlines";
import type { DeliverableStatus } from "@vitrina/domain/deliverables";
import { describe, expect, test } from "vitest";
import { byTurn, owedOverall, owedPieces } from "./owed.ts";

const now = new Date("2026-11-22T15:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

function piece(id: string, status: DeliverableStatus, dueAt: Date | null): MyApplication["deliverables"][number] {
  return { id, type: "photo", specification: "", status, dueAt, light: deliverableLight({ status, dueAt }, now) };
}

const confirmed = {
  status: "confirmed" as const,
  deliverables: [
    piece("later", "pending", inDays(5)),
    piece("undated", "pending", null),
    piece("late", "changes_requested", inDays(-1)),
    piece("sent", "submitted", inDays(1)),
    piece("done", "approved", inDays(-3)),
  ],
};

describe("what a creator owes", () => {
  test("is what waits for them, soonest first, pieces without a date last", () => {
    expect(owedPieces(confirmed).map(({ id }) => id)).toEqual(["late", "later", "undated"]);
  });

  test("is nothing while the application is not confirmed, and nothing once it is over", () => {
    for (const status of ["applied", "completed", "rejected", "withdrawn"] as const) {
      expect(owedPieces({ ...confirmed, status })).toEqual([]);
    }
  });

  test("is summed over all campaigns, with the next date still ahead", () => {
    expect(owedOverall([confirmed, confirmed], now)).toEqual({ count: 6, late: 2, nextDueAt: inDays(5) });
  });

  test("has no next date when nothing is owed", () => {
    expect(owedOverall([], now)).toEqual({ count: 0, late: 0, nextDueAt: null });
  });
});

test("every application is shown in exactly one group", () => {
  const all = (["applied", "shortlisted", "invited", "confirmed", "completed", "rejected", "withdrawn"] as const).map(
    (status) => ({ status }),
  );
  const { current, asked, waiting, past } = byTurn(all);
  expect([...current, ...asked, ...waiting, ...past]).toHaveLength(all.length);
  expect(asked).toEqual([{ status: "invited" }]);
  expect(current.map(({ status }) => status)).toEqual(["confirmed"]);
});
