import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { controlOf } from "../control/control-of.ts";
import { errorsAt } from "./errors-at.ts";
import { type SentrySandbox, startSentry } from "./start-sentry.ts";

const ID = "0123456789abcdef0123456789abcdef";

let dataDir: string;
let sentry: SentrySandbox;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "vitrina-sentry-"));
  sentry = await startSentry({ dataDir });
});
afterAll(async () => {
  await sentry.close();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => void (await controlOf(sentry.origin).reset()));

const event = (message: string, more: object = {}) => ({ event_id: ID, message, release: "r1", ...more });
const envelope = (item: object, header: object = {}, body: unknown = event("boom")) =>
  [{ event_id: ID, ...header }, { type: "event", ...item }, body].map((line) => JSON.stringify(line)).join("\n");

const post = (
  body: string | Uint8Array<ArrayBuffer>,
  { key = sentry.publicKey as string | null, project = sentry.projectId, headers = {} as Record<string, string> } = {},
) => {
  const query = key === null ? "" : `?sentry_version=7&sentry_key=${key}`;
  return fetch(`${sentry.origin}/api/${project}/envelope/${query}`, { method: "POST", body, headers });
};

test("an event is taken in, answered with its id, and found by release and message", async () => {
  const answer = await post(envelope({}));
  expect([answer.status, await answer.json()]).toEqual([200, { id: ID }]);
  const { events } = errorsAt(sentry.origin);
  expect(await events({ release: "r1", message: "boo" })).toHaveLength(1);
  expect(await events({ release: "r2" })).toHaveLength(0);
  expect(await events({ message: "other" })).toHaveLength(0);
});

test("a packed envelope and one that counts its bytes are read the same", async () => {
  const text = JSON.stringify(event("ñandutí"));
  const counted = `{"event_id":"${ID}"}\n{"type":"event","length":${Buffer.byteLength(text)}}\n${text}\n`;
  expect((await post(gzipSync(counted), { headers: { "content-encoding": "gzip" } })).status).toBe(200);
  expect((await errorsAt(sentry.origin).events())[0]?.message).toBe("ñandutí");
});

test.each([
  ["no key", () => post(envelope({}), { key: null }), 401],
  ["another key", () => post(envelope({}), { key: "f".repeat(32) }), 403],
  ["another project", () => post(envelope({}), { project: "77" }), 403],
  ["no envelope", () => post("nonsense"), 400],
  ["a length beyond the end", () => post(envelope({ length: 9_999 })), 400],
  ["what is not packed", () => post("nonsense", { headers: { "content-encoding": "gzip" } }), 400],
  ["an event beyond a megabyte", () => post(envelope({}, {}, event("x".repeat(1_000_001)))), 413],
])("%s is refused and nothing is kept", async (_what, send, status) => {
  expect((await send()).status).toBe(status);
  expect(await errorsAt(sentry.origin).events()).toHaveLength(0);
});

test("a tunnelled envelope shows its key by the address it names", async () => {
  expect((await post(envelope({}, { dsn: sentry.dsn }), { key: null })).status).toBe(200);
});

test("over its limit it says for how long to be quiet", async () => {
  await controlOf(sentry.origin).arm({ fault: "rate_limit", times: 1 });
  const { status, headers } = await post(envelope({}));
  expect([status, headers.get("retry-after"), headers.get("x-sentry-rate-limits")]).toEqual([
    429,
    "60",
    "60::organization",
  ]);
});

test("an event is told of to who has the token, and to nobody else", async () => {
  await post(envelope({}, {}, event("boom", { tags: { source: "api" } })));
  const ask = (token: string, id = ID) =>
    fetch(`${sentry.origin}/api/0/projects/${sentry.organization}/${sentry.project}/events/${id}/`, {
      headers: { authorization: `Bearer ${token}` },
    });
  expect(await (await ask(sentry.authToken)).json()).toMatchObject({
    eventID: ID,
    tags: [{ key: "source", value: "api" }],
  });
  expect((await ask("wrong")).status).toBe(401);
  expect((await ask(sentry.authToken, "f".repeat(32))).status).toBe(404);
});

test("what was caught survives a restart, and its pages run nothing of it", async () => {
  await post(envelope({}, {}, event("<script>alert(1)</script>")));
  const { port } = new URL(sentry.origin);
  await sentry.close();
  sentry = await startSentry({ dataDir, port: Number(port) });
  for (const path of ["", `/${ID}`]) {
    const page = await (await fetch(`${sentry.eventsUrl}${path}`)).text();
    expect(page).toContain("&lt;script&gt;");
    expect(page).not.toContain("<script>");
  }
});
