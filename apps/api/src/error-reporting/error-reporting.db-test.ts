import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { ReportingSource } from "@vitrina/domain/error-reporting";
import type { ReportingTally } from "@vitrina/error-reporting";
import { controlOf, errorsAt, type Sandbox, startSandbox } from "@vitrina/sandbox";
import { startDatabase, type TestDatabase } from "@vitrina/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type HeardApi, hearApi } from "../canary-sweep.test-kit.ts";
import { admin, startTestApi, TEST_NOW, type TestApi } from "../testing/api.test-kit.ts";
import { testSettings } from "../testing/env.test-kit.ts";
import { errorReportingCheck } from "./error-reporting-check.ts";
import { reportingLedger } from "./reporting-ledger.ts";
import { reportingSources } from "./reporting-sources.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ID = "0123456789abcdef0123456789abcdef";
const after = (seconds: number) => new Date(TEST_NOW.getTime() + seconds * 1_000);
const NOTHING: ReportingTally = { sent: 0, lastSent: {}, lost: {}, quietUntil: null };

describe("the books", () => {
  let api: TestApi;
  let tally: ReportingTally;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    api.setNow(TEST_NOW);
    tally = NOTHING;
    for (const name of ["reporting_marks", "reporting_losses"] as const) {
      await api.wiring.db.collection(name).deleteMany({});
    }
  });
  const ledger = (role: "web" | "worker" | "all" = "all", news = api.wiring.ports.reportingNews) =>
    reportingLedger({
      ...{ news, tally: () => tally, sources: reportingSources(role), release: "r1", environment: "local" },
      now: api.now,
    });
  const part = async (source: ReportingSource) => {
    const { parts } = await api.as(admin("owner")).errorReporting.state();
    return parts.find((one) => one.source === source);
  };

  test("before any program ran, nothing is on and nothing is known", async () => {
    expect(await part("api")).toEqual({
      ...{ source: "api", isOn: false, release: null, environment: null },
      ...{ lastSent: null, lastCheck: null, quietUntil: null, losses: [] },
    });
  });

  test("a web process speaks for itself and the apps, a worker for itself, and one that falls silent for nobody", async () => {
    await ledger("web").keep();
    expect(await part("creator")).toMatchObject({ isOn: true, release: "r1", environment: "local" });
    expect(await part("worker")).toMatchObject({ isOn: false });
    await ledger("worker").keep();
    expect(await part("worker")).toMatchObject({ isOn: true });
    api.setNow(after(120));
    expect(await part("api")).toMatchObject({ isOn: false, release: "r1" });
  });

  test("what is lost adds up over processes and is counted once, however often it is kept", async () => {
    tally = { ...NOTHING, lost: { "no-line": 2 } };
    const [one, other] = [ledger(), ledger("web")];
    await one.keep();
    await one.keep();
    await other.keep();
    tally = { ...NOTHING, lost: { "no-line": 5 } };
    api.setNow(after(60));
    await one.keep();
    expect((await part("api"))?.losses).toEqual([{ reason: "no-line", count: 7, lastAt: after(60) }]);
  });

  test("what could not be kept because the database was away is kept the next time, once", async () => {
    tally = { ...NOTHING, lost: { refused: 3 }, lastSent: { api: { eventId: ID, at: TEST_NOW } } };
    const { reportingNews } = api.wiring.ports;
    let away = true;
    const whenThere =
      <Given extends unknown[]>(work: (...given: Given) => Promise<void>) =>
      async (...given: Given) => {
        if (away) throw new Error("away");
        return work(...given);
      };
    const shaky = ledger("all", {
      ...reportingNews,
      noteSent: whenThere(reportingNews.noteSent),
      noteLoss: whenThere(reportingNews.noteLoss),
    });
    await expect(shaky.keep()).rejects.toThrow("away");
    await expect(shaky.keep()).rejects.toThrow("away");
    away = false;
    await shaky.keep();
    expect(await part("api")).toMatchObject({ lastSent: { eventId: ID }, losses: [{ reason: "refused", count: 3 }] });
  });

  test("an event that is older than the last one known changes nothing", async () => {
    const { reportingNews } = api.wiring.ports;
    await reportingNews.noteSent("api", { eventId: ID, at: after(10) });
    await reportingNews.noteSent("api", { eventId: "f".repeat(32), at: after(5) });
    expect(await part("api")).toMatchObject({ lastSent: { eventId: ID, at: after(10) } });
  });

  test("a browser's report is booked under its app, with the limit that Sentry set", async () => {
    const book = ledger();
    const lost = [{ reason: "rate-limited" as const, count: 1 }];
    book.passed("creator", { lost, quietUntil: after(60) });
    book.passed("admin", { lost: [], quietUntil: null, passed: { source: "admin", eventId: ID, isCheck: true } });
    book.turnedAway("creator");
    await book.keep();
    expect(await part("creator")).toMatchObject({
      quietUntil: after(60),
      lastSent: null,
      losses: [{ reason: "rate-limited" }, { reason: "too-often", count: 1 }],
    });
    expect(await part("admin")).toMatchObject({ lastSent: { eventId: ID }, lastCheck: { eventId: ID }, losses: [] });
    api.setNow(after(61));
    expect(await part("creator")).toMatchObject({ quietUntil: null });
  });

  test("the System page's check tells a key that is refused from a limit and from a reporting that was never tried", async () => {
    const measure = () => errorReportingCheck.measure(api.wiring.ports);
    expect(await measure()).toMatchObject({ state: "degraded", cause: "not-set-up" });
    const book = ledger();
    await book.keep();
    expect(await measure()).toMatchObject({ state: "degraded", cause: "never-happened" });
    tally = { ...NOTHING, lastSent: { api: { eventId: ID, at: TEST_NOW } } };
    await book.keep();
    expect(await measure()).toMatchObject({ state: "ok" });
    book.passed("creator", { lost: [{ reason: "not-ours", count: 9 }], quietUntil: null });
    await book.keep();
    expect(await measure()).toMatchObject({ state: "ok" });
    book.passed("creator", { lost: [], quietUntil: after(60) });
    await book.keep();
    expect(await measure()).toMatchObject({ state: "degraded", cause: "full" });
    tally = { ...tally, lost: { refused: 1 } };
    await book.keep();
    expect(await measure()).toMatchObject({ state: "fail", cause: "refused" });
  });
});

describe("the program as it ships", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "vitrina-errors-"));
  let database: TestDatabase;
  let sandbox: Sandbox;
  let api: HeardApi;
  beforeAll(async () => {
    database = await startDatabase();
    sandbox = await startSandbox({ dataDir });
    const settings = testSettings(database.url, { SENTRY_DSN: sandbox.sentry.dsn, RELEASE: "r7", ROLE: "all" });
    api = await hearApi(settings);
  });
  afterAll(async () => {
    await api?.end();
    await sandbox?.close();
    await database?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  beforeEach(async () => void (await controlOf(sandbox.sentry.origin).reset()));

  const authorization = `Bearer ${testSettings("mongodb://x/y").HEALTH_TOKEN}`;
  const check = (method: "GET" | "POST") => api.ask("/api/errors/check", { method, headers: { authorization } });
  const parts = async () => JSON.parse((await check("GET")).text).parts;

  test("a check needs the token", async () => {
    for (const method of ["GET", "POST"]) {
      expect((await api.ask("/api/errors/check", { method })).status).toBe(401);
      const wrong = { method, headers: { authorization: "Bearer x" } };
      expect((await api.ask("/api/errors/check", wrong)).status).toBe(401);
    }
    expect(await errorsAt(sandbox.sentry.origin).events()).toEqual([]);
  });

  test("a check sends one event of the API's and one of the worker's, and both leave their mark", async () => {
    const { status, text: answer } = await check("POST");
    const begun = JSON.parse(answer);
    expect([status, begun.api.sent]).toEqual([200, true]);
    const asWanted = { source: "worker", isOn: true, release: "r7", lastCheck: { eventId: begun.worker.eventId } };
    await vi.waitFor(async () => expect((await parts())[1]).toMatchObject(asWanted), { timeout: 30_000 });
    expect((await parts())[0]).toMatchObject({ source: "api", lastCheck: { eventId: begun.api.eventId } });
    const caught = await errorsAt(sandbox.sentry.origin).events();
    expect(caught.map(({ event_id, tags }) => [event_id, tags?.source, tags?.check]).sort()).toEqual(
      [
        [begun.api.eventId, "api", "yes"],
        [begun.worker.eventId, "worker", "yes"],
      ].sort(),
    );
  });

  test("a check that Sentry refuses says so and leaves no mark", async () => {
    const before = (await parts())[0].lastCheck;
    await controlOf(sandbox.sentry.origin).arm({ fault: "status:403" });
    const begun = JSON.parse((await check("POST")).text);
    expect(begun.api.sent).toBe(false);
    expect((await parts())[0].lastCheck).toEqual(before);
  });

  test("a browser's check through the tunnel leaves its mark at once", async () => {
    const event = { event_id: ID, message: "check", tags: { source: "creator", check: "yes" } };
    const lines = [{ event_id: ID, dsn: sandbox.sentry.dsn }, { type: "event" }, event];
    const body = lines.map((line) => JSON.stringify(line)).join("\n");
    expect((await api.ask("/api/errors?app=creator", { method: "POST", body })).status).toBe(200);
    expect((await parts())[3]).toMatchObject({
      source: "creator",
      lastCheck: { eventId: ID },
      lastSent: { eventId: ID },
    });
  });

  describe("npm run sentry:check", () => {
    const PROGRAM = fileURLToPath(new URL("../../../../tooling/sentry/src/check-main.ts", import.meta.url));
    const run = async (change: Record<string, string> = {}, args: string[] = []) => {
      const { PATH = "" } = process.env;
      const HEALTH_TOKEN = authorization.slice("Bearer ".length);
      const env = { PATH, PUBLIC_URL: api.origin, HEALTH_TOKEN, SENTRY_DSN: sandbox.sentry.dsn, ...change };
      const child = spawn(process.execPath, [PROGRAM, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
      const ended = once(child, "close");
      const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
      return { code: (await ended)[0], said: `${out}${err}` };
    };
    const account = () => {
      const { authToken, organization, project, origin } = sandbox.sentry;
      return { SENTRY_AUTH_TOKEN: authToken, SENTRY_ORG: organization, SENTRY_PROJECT: project, SENTRY_URL: origin };
    };

    test("proves that all four arrive, by the stand-in's list", async () => {
      const { code, said } = await run();
      expect(said).toMatch(/All four arrived/);
      expect(code).toBe(0);
      const caught = await errorsAt(sandbox.sentry.origin).events();
      expect(caught.map(({ tags }) => `${tags?.source} ${tags?.check}`).sort()).toEqual(
        ["admin", "api", "creator", "worker"].map((source) => `${source} yes`),
      );
      for (const { event_id } of caught) expect(said).toContain(event_id);
    });

    test("proves it by Sentry's Web API, and says which right the token lacks", async () => {
      expect(await run(account())).toMatchObject({ code: 0, said: expect.stringContaining("project vitrina/vitrina") });
      const refused = await run({ ...account(), SENTRY_AUTH_TOKEN: "sntrys_of_somebody_else" });
      expect(refused).toMatchObject({ code: 2, said: expect.stringMatching(/SENTRY_AUTH_TOKEN.*project:read/) });
      expect(refused.said).not.toContain("sntrys_of_somebody_else");
    });

    test("fails, and says what is wrong, when Sentry refuses the key", async () => {
      await controlOf(sandbox.sentry.origin).arm({ fault: "status:403", match: { path: "/api/1/envelope" } });
      const { code, said } = await run({}, ["--wait", "2"]);
      expect(code).toBe(1);
      expect(said).toMatch(/4 of 4 did not arrive/);
      expect(said).toMatch(/Admin app.*LOST: Sentry refuses the key in SENTRY_DSN/);
    });

    test("fails when an event was taken in and is not in the project", async () => {
      await controlOf(sandbox.sentry.origin).arm({ fault: "status:404", match: { path: "/api/0/projects" } });
      const { code, said } = await run(account(), ["--wait", "2"]);
      expect(code).toBe(1);
      expect(said).toMatch(/API.*not found within 2 s/);
    });

    test.each([
      ["no address", { PUBLIC_URL: "" }, /npm start in another terminal/],
      [
        "an address where nobody answers",
        { PUBLIC_URL: "http://127.0.0.1:9" },
        /Nobody answers at http:\/\/127.0.0.1:9/,
      ],
      ["no token", { HEALTH_TOKEN: "" }, /HEALTH_TOKEN is missing/],
      ["another token", { HEALTH_TOKEN: "x" }, /HEALTH_TOKEN is not the one/],
      ["another project", { SENTRY_DSN: "https://key@example.com/7" }, /another project than SENTRY_DSN/],
    ])("says which setting to put right and sends nothing: %s", async (_what, change, words) => {
      const { code, said } = await run(change);
      expect(said).toMatch(words);
      expect(code).toBe(2);
      expect(await errorsAt(sandbox.sentry.origin).events()).toEqual([]);
    });
  });
});
