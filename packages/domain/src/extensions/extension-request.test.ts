import { expect, test } from "vitest";
import { assertExtensionAsked, assertMayAskExtension } from "./extension-request.ts";

const MAY = { status: "confirmed", deliveryDueAt: new Date(0), extension: null, request: null };

test.each([
  ["work is owed by a date", MAY, 2, null],
  ["an earlier request was refused", { ...MAY, request: { answer: "refused" } }, 1, null],
  ["not confirmed", { ...MAY, status: "applied" }, 2, "application-not-confirmed"],
  ["completed", { ...MAY, status: "completed" }, 2, "application-not-confirmed"],
  ["an extension was granted", { ...MAY, extension: { days: 3 } }, 2, "extension-already-granted"],
  ["a request waits", { ...MAY, request: { answer: "waiting" } }, 2, "extension-already-asked"],
  ["no date yet", { ...MAY, deliveryDueAt: null }, 2, "nothing-is-due"],
  ["everything is handed in", MAY, 0, "nothing-is-due"],
] as const)("asking for more days: %s", (_what, application, owed, reason) => {
  const ask = () => assertMayAskExtension(application, owed);
  if (reason) expect(ask).toThrow(reason);
  else expect(ask).not.toThrow();
});

test.each([
  ["waiting", null],
  ["granted", "extension-not-asked"],
  ["refused", "extension-not-asked"],
] as const)("answering a request that is %s", (answer, reason) => {
  const act = () => assertExtensionAsked({ answer });
  if (reason) expect(act).toThrow(reason);
  else expect(act).not.toThrow();
});

test("without a request there is nothing to answer", () => {
  expect(() => assertExtensionAsked(null)).toThrow("extension-not-asked");
});
