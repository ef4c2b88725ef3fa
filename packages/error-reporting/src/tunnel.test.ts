import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { controlOf, errorsAt, type Sandbox, startSandbox } from "@vitrina/sandbox";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { passOn } from "./tunnel.ts";

const NOW = new Date("2026-11-22T15:00:00Z");
const ID = "0123456789abcdef0123456789abcdef";

let dataDir: string;
let sandbox: Sandbox;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "vitrina-tunnel-"));
  sandbox = await startSandbox({ dataDir });
});
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => void (await controlOf(sandbox.sentry.origin).reset()));

const settings = () => ({ dsn: sandbox.sentry.dsn, release: "r1", environment: "local", now: () => NOW });
const envelope = (dsn: string, type = "event", event: object = {}) =>
  [{ event_id: ID, dsn }, { type }, { event_id: ID, message: "boom", tags: { source: "creator" }, ...event }]
    .map((line) => JSON.stringify(line))
    .join("\n");

test("an event of ours is passed on, with our release, scrubbed once more", async () => {
  const event = { user: { id: "u1", email: "ana@example.com" }, extra: { password: "hidden" }, environment: "forged" };
  const answer = await passOn(envelope(sandbox.sentry.dsn, "event", event), settings());
  expect(answer).toMatchObject({ status: 200, passed: { source: "creator", eventId: ID } });
  const [caught] = await errorsAt(sandbox.sentry.origin).events();
  expect(caught).toMatchObject({ release: "r1", environment: "local", user: { id: "u1" } });
  expect(await errorsAt(sandbox.sentry.origin).raw()).not.toMatch(
    /ana@example|hidden"\}.*password|"password":"hidden"/,
  );
});

test.each([
  ["another project", (dsn: string) => envelope(`${dsn}2`), 403],
  ["another host", () => envelope("https://0123456789abcdef0123456789abcdef@evil.example/1"), 403],
  ["no address", () => envelope(""), 403],
  ["a kind that is no fault", (dsn: string) => envelope(dsn, "attachment"), 400],
  ["an id that is none", (dsn: string) => envelope(dsn, "event", { event_id: "../../x" }), 400],
  ["no envelope", () => "nonsense", 400],
])("%s is not passed on", async (_what, body, status) => {
  expect(await passOn(body(sandbox.sentry.dsn), settings())).toMatchObject({
    status,
    lost: [{ reason: "not-ours", count: 1 }],
  });
  expect(await errorsAt(sandbox.sentry.origin).events()).toHaveLength(0);
});

test("a limit is handed back with its time, and a Sentry that is away is no fault of the browser", async () => {
  await controlOf(sandbox.sentry.origin).arm({ fault: "rate_limit", times: 1 });
  const limited = await passOn(envelope(sandbox.sentry.dsn), settings());
  expect(limited).toMatchObject({
    status: 429,
    headers: { "retry-after": "60", "x-sentry-rate-limits": "60::organization" },
    lost: [{ reason: "rate-limited", count: 1 }],
    quietUntil: new Date(NOW.getTime() + 60_000),
  });
  await controlOf(sandbox.sentry.origin).disarm();
  await controlOf(sandbox.sentry.origin).arm({ fault: "reset_before" });
  const away = await passOn(envelope(sandbox.sentry.dsn), settings());
  expect(away).toMatchObject({ status: 502, lost: [{ reason: "no-line", count: 1 }], quietUntil: null });
});

test("a key that Sentry does not know is told apart from a Sentry that is away", async () => {
  await controlOf(sandbox.sentry.origin).arm({ fault: "status:401" });
  const refused = await passOn(envelope(sandbox.sentry.dsn), settings());
  expect(refused).toMatchObject({ status: 503, lost: [{ reason: "refused", count: 1 }] });
});

test("what a browser says it gave up is passed on and counted", async () => {
  const discarded_events = [
    { reason: "network_error", category: "error", quantity: 4 },
    { reason: "sample_rate", category: "span", quantity: 9 },
    { reason: "constructor", category: "error", quantity: 9 },
    "nonsense",
  ];
  const told = await passOn(envelope(sandbox.sentry.dsn, "client_report", { discarded_events }), settings());
  expect(told).toMatchObject({ status: 200, lost: [{ reason: "no-line", count: 4 }] });
  expect(told.passed).toBeUndefined();
  expect(await errorsAt(sandbox.sentry.origin).discarded()).toContainEqual(discarded_events[0]);
});
