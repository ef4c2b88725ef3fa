import { describe, expect, test } from "vitest";
import { assertMayWrite, sendMessageRequest } from "./message.ts";

test.each([
  ["creator", "applied", true],
  ["creator", "shortlisted", true],
  ["creator", "invited", true],
  ["creator", "confirmed", true],
  ["creator", "completed", true],
  ["creator", "rejected", false],
  ["creator", "withdrawn", false],
  ["agency", "rejected", true],
  ["agency", "withdrawn", true],
] as const)("the %s may write to an application that is %s: %s", (side, status, may) => {
  const check = () => assertMayWrite(side, { status });
  if (may) expect(check).not.toThrow();
  else expect(check).toThrow("thread-closed");
});

describe("a message", () => {
  const ids = { applicationId: "a".repeat(24), key: "k".repeat(24) };
  test.each([
    ["words", { text: "Hola" }, true],
    ["a file alone", { text: "", fileIds: ["b".repeat(24)] }, true],
    ["nothing", { text: "  " }, false],
  ])("of %s is one: %s", (_what, said, is) => {
    expect(sendMessageRequest.safeParse({ ...ids, ...said }).success).toBe(is);
  });
});
