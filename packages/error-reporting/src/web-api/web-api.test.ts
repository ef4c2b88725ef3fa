import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { controlOf, type Sandbox, startSandbox } from "@vitrina/sandbox";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { checkEnvelope } from "../check-envelope.ts";
import { passOn } from "../tunnel.ts";
import { hasEvent, type WebAccess, webOrigin } from "./index.ts";

const ID = "0123456789abcdef0123456789abcdef";
const NOW = new Date("2026-11-22T15:00:00Z");

let dataDir: string;
let sandbox: Sandbox;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "vitrina-web-api-"));
  sandbox = await startSandbox({ dataDir });
});
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => void (await controlOf(sandbox.sentry.origin).reset()));

const access = (change: Partial<WebAccess> = {}): WebAccess => {
  const { origin, authToken: token, organization, project } = sandbox.sentry;
  const budget = { attemptMs: 2_000, attempts: 2, totalMs: 5_000, firstWaitMs: 1, longestWaitMs: 2 };
  return { origin, token, organization, project, budget, ...change };
};

test("an event that was sent through the tunnel is found, another is not", async () => {
  const envelope = checkEnvelope(sandbox.sentry.dsn, { source: "creator", eventId: ID, at: NOW });
  const settings = { dsn: sandbox.sentry.dsn, release: "r1", environment: "local", now: () => NOW };
  expect(await passOn(envelope, settings)).toMatchObject({ passed: { source: "creator", eventId: ID, isCheck: true } });
  expect(await hasEvent(access(), ID)).toBe(true);
  expect(await hasEvent(access(), "f".repeat(32))).toBe(false);
});

test("a token that is refused is told without the token, and a Sentry that is away is no answer", async () => {
  const refused = hasEvent(access({ token: "sntrys_of_somebody_else" }), ID);
  await expect(refused).rejects.toMatchObject({ kind: "auth", attempts: 1 });
  await expect(refused).rejects.not.toThrow(/somebody_else/);
  await controlOf(sandbox.sentry.origin).arm({ fault: "status:502" });
  await expect(hasEvent(access(), ID)).rejects.toMatchObject({ kind: "unavailable", attempts: 2 });
});

test.each([
  ["https://key@o1.ingest.de.sentry.io/2", "https://de.sentry.io"],
  ["https://key@o1.ingest.us.sentry.io/2", "https://us.sentry.io"],
  ["https://key@o1.ingest.sentry.io/2", "https://sentry.io"],
  ["https://key@errors.example.com/2", "https://errors.example.com"],
  ["https://key@ingest.sentry.io.example.com/2", "https://ingest.sentry.io.example.com"],
])("the Web API of %s is at %s", (dsn, origin) => {
  expect(webOrigin(dsn)).toBe(origin);
  expect(webOrigin(dsn, "https://named.example/")).toBe("https://named.example");
});
