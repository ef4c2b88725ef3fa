import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { controlOf, errorsAt, type Sandbox, startSandbox } from "@vitrina/sandbox";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

const PROGRAM = fileURLToPath(new URL("troubled-program.ts", import.meta.url));

let dataDir: string;
let sandbox: Sandbox;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "vitrina-reporting-"));
  sandbox = await startSandbox({ dataDir });
});
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => void (await controlOf(sandbox.sentry.origin).reset()));

async function run(what: string) {
  const child = spawn(process.execPath, [PROGRAM, sandbox.sentry.dsn, what], { stdio: ["ignore", "pipe", "pipe"] });
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const [said, complained, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { code, said, complained };
}
const events = () => errorsAt(sandbox.sentry.origin).events();

test("a fault is one event, however often it is handed in; another of the same place is another", async () => {
  const { said } = await run("fault");
  const { ids, tally } = JSON.parse(said);
  const caught = await events();
  expect(caught.map(({ event_id }) => event_id).sort()).toEqual([ids[0], ids[2]].sort());
  expect(ids[1]).toBe(ids[0]);
  expect(caught.find(({ event_id }) => event_id === ids[0])).toMatchObject({
    release: "test-1",
    environment: "local",
    transaction: "campaigns.list",
    tags: { source: "api", request_id: "req-1" },
    user: { id: "65a000000000000000000001" },
    exception: { values: [{ value: "boom for [e-mail]" }] },
  });
  expect(caught[0]?.breadcrumbs?.[0]).toMatchObject({ category: "outside", message: "resend send" });
  expect(tally).toMatchObject({ sent: 2, lost: {}, quietUntil: null });
  const spans = await errorsAt(sandbox.sentry.origin).spans();
  expect(spans.map(({ name }) => name)).toEqual(expect.arrayContaining(["campaigns.list", "resend send"]));
});

test("what only a person can mend at another company is one event, what passes is none", async () => {
  const { said } = await run("calls");
  const caught = await events();
  expect(caught.map(({ event_id }) => event_id)).toEqual(JSON.parse(said).ids);
  expect(caught[0]?.fingerprint).toEqual(["outside", "resend", "send", "auth"]);
});

test.each([
  ["an unhandled rejection", "rejection", "nobody handles this"],
  ["an unhandled AbortError", "abort", "given up"],
  ["an uncaught error", "thrown", "nobody catches this"],
])("%s ends the process, after its report has left", async (_what, act, message) => {
  const { code, said } = await run(act);
  expect([code, said]).toEqual([1, ""]);
  expect(await events()).toMatchObject([{ level: "fatal", exception: { values: [{ value: message }] } }]);
});

test("a process ends all the same when Sentry hangs", async () => {
  await controlOf(sandbox.sentry.origin).arm({ fault: "hang" });
  expect((await run("rejection")).code).toBe(1);
});

test("a check says whether it was taken in", async () => {
  const id = "0123456789abcdef0123456789abcdef";
  const { sent, tally } = JSON.parse((await run("check")).said);
  expect([sent, tally.lastSent.worker.eventId]).toEqual([true, id]);
  expect(await events()).toMatchObject([{ event_id: id, tags: { source: "worker", check: "yes" } }]);
  await controlOf(sandbox.sentry.origin).arm({ fault: "status:403" });
  expect(JSON.parse((await run("check")).said)).toMatchObject({ sent: false, tally: { lastSent: {} } });
});

test.each([
  ["a key that is refused", "status:403" as const, { refused: 3 }],
  ["a limit, which also holds back what comes after", "rate_limit" as const, { "rate-limited": 3 }],
  ["a line that breaks", "reset_before" as const, { "no-line": 3 }],
])("reports that are lost are counted: %s", async (_what, fault, lost) => {
  await controlOf(sandbox.sentry.origin).arm({ fault });
  const tally = JSON.parse((await run("checks")).said);
  expect(tally).toMatchObject({ sent: 0, lost, quietUntil: fault === "rate_limit" ? expect.any(String) : null });
});
