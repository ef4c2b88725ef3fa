import { inspect } from "node:util";
import { ExternalError } from "@vitrina/outside";
import { controlOf, startTurnstile, type TurnstileSandbox } from "@vitrina/sandbox";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Turnstile, turnstile } from "./turnstile.ts";

const CANARY = "0x_Canary_c4n4ry";
const budget = { attemptMs: 700, attempts: 3, totalMs: 4_000, firstWaitMs: 5, longestWaitMs: 20 };

let sandbox: TurnstileSandbox;
let asked: Turnstile;
beforeAll(async () => {
  sandbox = await startTurnstile({ secretKey: CANARY });
  asked = turnstile({ secretKey: CANARY, baseUrl: sandbox.origin, budget });
});
afterAll(() => sandbox.close());
beforeEach(() => controlOf(sandbox.origin).reset());

test("a good answer passes, once; another does not", async () => {
  expect(await asked.isPassed("passes-1", "127.0.0.1")).toBe(true);
  expect(await asked.isPassed("passes-1", "127.0.0.1")).toBe(false);
  expect(await asked.isPassed("fails", "127.0.0.1")).toBe(false);
});

test.each(["", "x".repeat(3_000)])("no answer, or one that cannot be one, is not even asked about", async (answer) => {
  expect(await asked.isPassed(answer, "127.0.0.1")).toBe(false);
  expect(await controlOf(sandbox.origin).log()).toEqual([]);
});

test.each(["html502", "jsonNull500", "reset_before", "reset_after_effect", "truncate", "html200"] as const)(
  "%s passes unnoticed when the next attempt gets a verdict, although an answer is good only once",
  async (fault) => {
    await controlOf(sandbox.origin).arm({ fault, times: 1 });
    expect(await asked.isPassed(`passes-${fault}`, "127.0.0.1")).toBe(true);
  },
);

test("silence is an error within the budget, and never a pass; no error carries the secret", async () => {
  await controlOf(sandbox.origin).arm({ fault: "hang" });
  const error = await asked.isPassed("passes-2", "127.0.0.1").catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ExternalError);
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("c4n4ry");
});

test("a wrong secret is our mistake, not the visitor's", async () => {
  const wrong = turnstile({ secretKey: "another", baseUrl: sandbox.origin, budget });
  await expect(wrong.isPassed("passes-3", "127.0.0.1")).rejects.toMatchObject({ kind: "auth", attempts: 1 });
});
