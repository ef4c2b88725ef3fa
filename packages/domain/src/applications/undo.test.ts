import { expect, test } from "vitest";
import { assertUndoable, mayUndo, statusForCreator, UNDO_WINDOW_MS, undoableDecision } from "./undo.ts";

const NOW = new Date("2026-11-22T15:00:00Z");
const after = (ms: number) => new Date(NOW.getTime() + ms);
const rejected = { status: "rejected", undoable: undoableDecision("reject", "shortlisted", NOW) } as const;

test("a decision is taken back until the window closes, and not at the instant it closes", () => {
  expect(assertUndoable(rejected, after(UNDO_WINDOW_MS - 1))).toMatchObject({ act: "reject", was: "shortlisted" });
  expect(() => assertUndoable(rejected, after(UNDO_WINDOW_MS))).toThrow("undo-too-late");
});

test("what was decided anew since is not taken back", () => {
  expect(mayUndo({ ...rejected, status: "withdrawn" }, NOW)).toBe(false);
  expect(mayUndo({ status: "confirmed", undoable: undoableDecision("shortlist", "applied", NOW) }, NOW)).toBe(false);
});

test("a creator sees a decision only when it stands", () => {
  expect(statusForCreator(rejected, after(UNDO_WINDOW_MS - 1))).toBe("shortlisted");
  expect(statusForCreator(rejected, after(UNDO_WINDOW_MS))).toBe("rejected");
  expect(statusForCreator({ status: "confirmed", undoable: null }, NOW)).toBe("confirmed");
});
