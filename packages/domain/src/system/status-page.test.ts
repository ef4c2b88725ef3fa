import { expect, test } from "vitest";
import { publicStatus, type Trouble } from "./status-page.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 28, 12, minute));
const trouble = (component: Trouble["component"], from: number, to: number | null): Trouble => ({
  component,
  openedAt: at(from),
  closedAt: to === null ? null : at(to),
});
const stateOf = (status: ReturnType<typeof publicStatus>, part: string) =>
  status.components.find(({ component }) => component === part)?.state;

test("without trouble everything works", () => {
  const status = publicStatus([trouble("mail", 0, 5)], false);
  expect(status.overall).toBe("working");
  expect(status.components.every(({ state }) => state === "working")).toBe(true);
});

test("what is open troubles its part alone", () => {
  const status = publicStatus([trouble("mail", 0, null)], false);
  expect([status.overall, stateOf(status, "mail"), stateOf(status, "media")]).toEqual([
    "troubled",
    "troubled",
    "working",
  ]);
});

test("with the database away nothing is claimed that nobody can know", () => {
  const status = publicStatus([], true);
  expect(stateOf(status, "website")).toBe("working");
  expect(stateOf(status, "panel")).toBe("troubled");
  expect(stateOf(status, "mail")).toBe("unknown");
});

test("overlapping troubles of one part are one, the latest first", () => {
  const told = publicStatus(
    [trouble("mail", 0, 10), trouble("mail", 5, 20), trouble("mail", 30, 31), trouble("media", 6, 7)],
    false,
  ).troubles;
  expect(told).toEqual([trouble("mail", 30, 31), trouble("media", 6, 7), trouble("mail", 0, 20)]);
});

test("one that is still open keeps the whole open", () => {
  expect(publicStatus([trouble("mail", 0, null), trouble("mail", 2, 3)], false).troubles).toEqual([
    trouble("mail", 0, null),
  ]);
});
