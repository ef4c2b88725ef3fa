import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { controlOf, type Fault, startUptimeRobot, type UptimeRobotSandbox } from "@vitrina/sandbox";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Monitor } from "./monitor.ts";
import { planMonitors } from "./plan.ts";
import { tellHeartbeat } from "./tell-heartbeat.ts";
import { uptimeRobot } from "./uptime-robot.ts";

const CANARY = "u-Canary-c4n4ry-7f3a";
const budget = { attemptMs: 400, attempts: 3, totalMs: 5_000, firstWaitMs: 5, longestWaitMs: 20 };
const HOME: Monitor = { name: "Vitrina home", type: "KEYWORD", url: "https://v.example/", word: "ok", interval: 300 };
const BEAT: Monitor = { name: "Vitrina beat", type: "HEARTBEAT", interval: 300, gracePeriod: 60 };

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let dataDir: string;
let sandboxes: UptimeRobotSandbox[];
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "vitrina-uptime-"));
  sandboxes = await Promise.all(
    (["cursor", "link"] as const).map((paging) =>
      startUptimeRobot({ dataDir: join(dataDir, paging), settings: { apiKey: CANARY, paging } }),
    ),
  );
});
afterAll(async () => {
  await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  await Promise.all(sandboxes.map(({ origin }) => controlOf(origin).reset()));
});

const [CURSOR, LINK] = [0, 1];
const origin = (index = CURSOR) => sandboxes[index]?.origin ?? "";
const client = (index = CURSOR, apiKey = CANARY) => uptimeRobot({ apiKey, baseUrl: `${origin(index)}/v3`, budget });
const arm = (fault: Fault, times = 1, method?: string) =>
  controlOf(origin()).arm({ fault, times, match: { path: "/v3/", ...(method && { method }) } });

describe("monitors", () => {
  test.each([
    ["by cursor", CURSOR],
    ["by link", LINK],
  ])("are all listed, whichever way the pages hang together: %s", async (_way, index) => {
    for (let made = 0; made < 52; made += 1) await client(index).create({ ...HOME, name: `Vitrina ${made}` });
    const listed = await client(index).list();
    expect(new Set(listed.map(({ name }) => name)).size).toBe(52);
  });

  test("are as they were told to be, so that a second plan has nothing to do", async () => {
    for (const monitor of [HOME, BEAT]) await client().create(monitor);
    expect(planMonitors([HOME, BEAT], await client().list(), "Vitrina")).toEqual([]);
    const changed = { ...HOME, interval: 60 };
    const [found] = await client().list();
    await client().change(found?.id ?? "", changed);
    expect(planMonitors([changed, BEAT], await client().list(), "Vitrina")).toEqual([]);
  });

  test("that are gone already count as removed", async () => {
    const { id } = await client().create(HOME);
    await client().remove(id);
    await client().remove(id);
    await client().remove("999");
    expect(await client().list()).toEqual([]);
  });

  test.each(["reset_after_effect", "truncate"] as const)(
    "are made once when nobody knows whether they were: %s",
    async (fault) => {
      await arm(fault, 1, "POST");
      const made = await client().create(HOME);
      expect(await client().list()).toMatchObject([{ id: made.id }]);
    },
  );

  test.each(["html502", "status:500", "reset_before", "jsonNull500", "hang"] as const)(
    "are listed although one request fails: %s",
    async (fault) => {
      await client().create(HOME);
      await arm(fault, 1, "GET");
      expect(await client().list()).toHaveLength(1);
    },
  );
});

test("a limit is waited out as the company asks", async () => {
  const slow = await startUptimeRobot({ dataDir: join(dataDir, "slow"), settings: { requestsPerMinute: 1 } });
  const patient = uptimeRobot({ apiKey: slow.apiKey, baseUrl: `${slow.origin}/v3`, budget });
  await patient.list();
  await expect(patient.list()).rejects.toMatchObject({ kind: "rate_limited", retryable: true });
  await controlOf(slow.origin).moveClock(60_000);
  expect(await patient.list()).toEqual([]);
  await slow.close();
});

test("a wrong key is refused at once, and no error holds a key", async () => {
  const error = await client(CURSOR, "u-Wrong-c4n4ry")
    .list()
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ kind: "auth", attempts: 1 });
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("c4n4ry");
});

describe("a heartbeat", () => {
  test("is heard at the address that the company made for it", async () => {
    const { url } = await client().create(BEAT);
    await tellHeartbeat(url, { budget });
    const { beats }: { beats: Record<string, string> } = JSON.parse(
      await (await fetch(`${origin()}/_sandbox/heartbeats`)).text(),
    );
    expect(Object.keys(beats)).toEqual([BEAT.name]);
  });

  test("that nobody hears is trouble, without its address", async () => {
    const error = await tellHeartbeat(`${origin()}/heartbeat/secret-token`, { budget }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ service: "uptimerobot", kind: "not_found" });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("secret-token");
  });
});
