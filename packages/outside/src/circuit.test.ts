import { beforeEach, expect, test } from "vitest";
import { callExternal } from "./call-external.ts";
import { type Circuit, circuit } from "./circuit.ts";
import type { ExternalErrorKind } from "./external-error.ts";
import { networkFailure } from "./failure-from-status.ts";

let clock = 0;
let line: Circuit;
beforeEach(() => {
  clock = 1_000_000;
  line = circuit(() => clock);
});

const call = (failed: ExternalErrorKind | null): boolean => {
  if (line.enter() !== null) return false;
  line.leave(failed);
  return true;
};
const fail = (times: number, kind: ExternalErrorKind = "network") => {
  for (let index = 0; index < times; index += 1) call(kind);
};

test("four calls without an answer leave it closed, the fifth opens it", () => {
  fail(4);
  expect(line.state().state).toBe("closed");
  fail(1);
  expect(line.state().state).toBe("open");
  expect(call(null)).toBe(false);
});

test("an answer in between begins the count anew", () => {
  fail(4);
  call(null);
  fail(4);
  expect(line.state().state).toBe("closed");
});

test.each(["auth", "bad_request", "not_found", "rate_limited", "quota", "too_large"] as const)(
  "a company that answers %s is there",
  (kind) => {
    fail(50, kind);
    expect(line.state().state).toBe("closed");
  },
);

test("more than half of twenty within 30 s opens it, half does not", () => {
  for (let index = 0; index < 10; index += 1) {
    call("timeout");
    call(null);
  }
  expect(line.state().state).toBe("closed");
  for (let index = 0; index < 4; index += 1) call("timeout");
  expect(line.state().state).toBe("open");
});

test("old failures are forgotten", () => {
  for (let index = 0; index < 15; index += 1) {
    clock += 10_000;
    call("timeout");
    call("timeout");
    call(null);
  }
  expect(line.state().state).toBe("closed");
});

test("after its rest one call may try: an answer closes it, silence opens it again", () => {
  fail(5);
  expect(line.enter()).toBe(30_000);
  clock += 30_000;
  expect(line.enter()).toBeNull();
  expect(line.enter()).not.toBeNull();
  line.leave("timeout");
  expect(line.state().state).toBe("open");
  clock += 30_000;
  expect(call(null)).toBe(true);
  expect(line.state().state).toBe("closed");
});

test("an open circuit fails a call at once, without an attempt, and says for how long", async () => {
  fail(5);
  let attempts = 0;
  const refused = callExternal({
    service: "cloudinary",
    op: "upload",
    budget: { attemptMs: 100, attempts: 3, totalMs: 1_000, firstWaitMs: 1, longestWaitMs: 1 },
    repeatable: true,
    circuit: line,
    attempt: async () => {
      attempts += 1;
    },
    explain: () => networkFailure("cut"),
  });
  await expect(refused).rejects.toMatchObject({ kind: "unavailable", attempts: 0, retryAfterMs: 30_000 });
  expect(attempts).toBe(0);
});

test("calls feed it: retries within one call count as one", async () => {
  const broken = () =>
    callExternal({
      service: "cloudinary",
      op: "upload",
      budget: { attemptMs: 100, attempts: 3, totalMs: 1_000, firstWaitMs: 1, longestWaitMs: 1 },
      repeatable: true,
      circuit: line,
      attempt: () => Promise.reject(new Error("reset")),
      explain: () => networkFailure("cut"),
    }).catch(() => {});
  for (let index = 0; index < 4; index += 1) await broken();
  expect(line.state().state).toBe("closed");
  await broken();
  expect(line.state().state).toBe("open");
});
