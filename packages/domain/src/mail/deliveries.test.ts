import { describe, expect, test } from "vitest";
import { mutedAmong, optionalFor } from "./categories.ts";
import { endsWriting, latestEvent, type MailEvent, type MailEventKind } from "./deliveries.ts";

const event = (kind: MailEventKind, minute: number, bounce = ""): MailEvent => ({
  kind,
  bounce,
  reason: "",
  at: new Date(Date.UTC(2026, 10, 22, 15, minute)),
});

describe("how a mail stands", () => {
  const events = [event("delayed", 1), event("delivered", 2), event("complained", 3)];

  test("is what happened last, in whatever order it was told", () => {
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
      [2, 0, 1],
    ]) {
      expect(latestEvent(order.map((at) => events[at] as MailEvent))?.kind).toBe("complained");
    }
  });

  test("of two things at the same instant is the one further on", () => {
    const [sent, bounced] = [event("delivered", 1), event("bounced", 1)];
    expect(latestEvent([sent, bounced])).toBe(bounced);
    expect(latestEvent([bounced, sent])).toBe(bounced);
  });

  test("is unknown before anything was told", () => {
    expect(latestEvent([])).toBeNull();
  });
});

test.each([
  ["bounced", "Permanent", true],
  ["bounced", "Transient", false],
  ["bounced", "Undetermined", false],
  ["complained", "", true],
  ["suppressed", "", true],
  ["failed", "", false],
  ["delayed", "", false],
  ["delivered", "", false],
] as const)("%s %s ends writing to the address: %s", (kind, bounce, ends) => {
  expect(endsWriting({ kind, bounce })).toBe(ends);
});

test("nobody can switch off what is essential, nor what concerns others", () => {
  expect(optionalFor("creator")).toEqual(["receipts", "reminders", "messages"]);
  expect(mutedAmong(["access", "leads", "messages", "messages", "?"], "creator")).toEqual(["messages"]);
});
