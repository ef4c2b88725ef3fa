import type { CheckState, Measurement } from "@vitrina/domain/system";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startTestApi, TEST_NOW, type TestApi } from "../testing/api.test-kit.ts";
import { backupCheck, beatOfBackups } from "./backup-checks.ts";
import { type HealthCheck, healthCheck, type ReportedCheck } from "./check.ts";
import { deepHealth } from "./deep-health.ts";
import { recordMeasurement } from "./record-measurement.ts";
import { reportCheck } from "./report-check.ts";
import { runChecks } from "./run-checks.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const MINUTE = 60_000;
const collection = (name: "health_checks" | "health_incidents" | "outbox" | "heartbeats") =>
  api.wiring.db.collection(name);
beforeEach(async () => {
  api.setNow(TEST_NOW);
  for (const name of ["health_checks", "health_incidents", "outbox", "heartbeats"] as const) {
    await collection(name).deleteMany({});
  }
});

const later = (ms: number) => api.setNow(new Date(api.now().getTime() + ms));
const announced = async () => (await collection("outbox").find().sort({ _id: 1 }).toArray()).map(({ kind }) => kind);
const check = { name: "media", patience: 2 } as const;
const found = (state: CheckState): Measurement => ({ state, cause: state === "ok" ? "fine" : "no-answer" });

async function rounds(...states: CheckState[]) {
  for (const state of states) {
    await recordMeasurement(api.wiring.ports, check, found(state));
    later(MINUTE);
  }
}

describe("an incident", () => {
  test("opens after the second bad round, closes with the first good one, and each is told once", async () => {
    await rounds("fail", "fail", "fail", "ok", "ok");
    const [incident] = (await api.wiring.ports.health.incidents({ limit: 10 })).items;
    expect(incident).toMatchObject({
      check: "media",
      cause: "no-answer",
      openedAt: new Date(TEST_NOW.getTime() + MINUTE),
      closedAt: new Date(TEST_NOW.getTime() + 3 * MINUTE),
    });
    expect(await announced()).toEqual(["health.incident-opened", "health.incident-closed"]);
  });

  test("can come again", async () => {
    await rounds("fail", "fail", "ok", "fail", "fail");
    expect(await collection("health_incidents").countDocuments()).toBe(2);
    expect(await api.wiring.ports.health.openIncidents()).toHaveLength(1);
  });

  test("is one, told once, when many workers see the failure at the same time", async () => {
    await rounds("fail");
    await Promise.all(Array.from({ length: 12 }, () => recordMeasurement(api.wiring.ports, check, found("fail"))));
    expect(await api.wiring.ports.health.openIncidents()).toHaveLength(1);
    expect(await announced()).toEqual(["health.incident-opened"]);
    await Promise.all(Array.from({ length: 12 }, () => recordMeasurement(api.wiring.ports, check, found("ok"))));
    expect(await collection("health_incidents").countDocuments()).toBe(1);
    expect(await announced()).toEqual(["health.incident-opened", "health.incident-closed"]);
  });

  test("cannot be open twice, whoever writes it", async () => {
    const opened = { check: "media", cause: "slow", facts: {}, component: null, openedAt: TEST_NOW } as const;
    await api.wiring.ports.health.openIncident(opened);
    await expect(api.wiring.ports.health.openIncident(opened)).rejects.toMatchObject({ code: 11000 });
  });
});

describe("a round", () => {
  const counting = (measure: HealthCheck["measure"], change: Partial<HealthCheck> = {}) => {
    let looks = 0;
    const one = healthCheck({
      name: "media",
      ...change,
      measure: (ctx) => {
        looks += 1;
        return measure(ctx);
      },
    });
    return { table: { checks: [one], reported: [] }, looks: () => looks };
  };
  const fine = async () => found("ok");

  test("measures once in its span, by however many processes, and again in the next", async () => {
    const { table, looks } = counting(fine, { everyMs: 5 * MINUTE });
    await Promise.all(Array.from({ length: 10 }, () => runChecks(api.wiring.ports, table)));
    later(4 * MINUTE);
    await runChecks(api.wiring.ports, table);
    expect(looks()).toBe(1);
    later(MINUTE);
    await runChecks(api.wiring.ports, table);
    expect(looks()).toBe(2);
  });

  test.each<[string, HealthCheck["measure"], Partial<Measurement>]>([
    ["throws", () => Promise.reject(new Error("bug")), { state: "fail", cause: "broken" }],
    ["never ends", () => new Promise(() => {}), { state: "fail", cause: "no-answer" }],
  ])("goes on when a look %s, and says so", async (_what, measure, expected) => {
    const { table } = counting(measure, { limitMs: 30 });
    await runChecks(api.wiring.ports, table);
    expect(await api.wiring.ports.health.results()).toMatchObject([expected]);
  });

  test("takes the silence of what should have reported for its failure", async () => {
    const reported: ReportedCheck[] = [{ name: "contact-form", silentAfterMs: 40 * MINUTE, patience: 2 }];
    await reportCheck(api.wiring.ports, "contact-form", found("ok"));
    later(41 * MINUTE);
    await runChecks(api.wiring.ports, { checks: [], reported });
    later(MINUTE);
    await runChecks(api.wiring.ports, { checks: [], reported });
    expect(await api.wiring.ports.health.openIncidents()).toMatchObject([{ check: "contact-form", cause: "too-old" }]);
    await reportCheck(api.wiring.ports, "contact-form", found("ok"));
    expect(await api.wiring.ports.health.openIncidents()).toEqual([]);
  });
});

test("dead work opens an incident at once, and deciding about it closes the incident", async () => {
  await api.wiring.ports.heartbeats.beat("worker");
  await api.wiring.ports.jobs.enqueue({ kind: "nobody", key: "nobody/1", payload: {}, runAt: TEST_NOW });
  await api.wiring.db.collection("job_runs").updateMany({}, { $set: { status: "dead" } });
  const usage = { plan: "Free", files: 1, storageBytes: 1, creditsUsed: 1, creditsLimit: 25 };
  const mailAccount = async () => ({ domain: "vitrina.example", senderVerified: true });
  const deep = deepHealth({ ...api.wiring.ports, companies: { mediaUsage: async () => usage, mailAccount } });
  expect((await deep()).checks["jobs-dead"]).toMatchObject({ state: "fail", cause: "too-many", facts: { count: 1 } });
  await api.wiring.db.collection("job_runs").deleteMany({});
  later(2 * MINUTE);
  expect((await deep()).checks["jobs-dead"]).toMatchObject({ state: "ok" });
  expect(await api.wiring.ports.health.openIncidents()).not.toContainEqual(
    expect.objectContaining({ check: "jobs-dead" }),
  );
});

describe("backups", () => {
  const ran = (kind: "backup" | "drill", state: "done" | "failed", finishedAt: Date) => {
    const texts = { place: `${kind}/${finishedAt.toISOString()}`, trigger: "schedule", askedBy: "", step: "" };
    return api.wiring.db.collection("backup_runs").insertOne({
      ...texts,
      kind,
      state,
      startedAt: finishedAt,
      beatAt: finishedAt,
      finishedAt,
      problem: "",
      problemCode: "",
      release: "test",
      figures: {},
    });
  };
  const day = (count: number) => new Date(TEST_NOW.getTime() + count * 24 * 60 * MINUTE);

  test("are too old after eight days, and the outside monitor hears of each good one once", async () => {
    const beats = async () => (await api.wiring.ports.heartbeats.all()).find(({ name }) => name === "backup")?.beatAt;
    await ran("backup", "done", day(0));
    expect(await backupCheck.measure(api.wiring.ports)).toMatchObject({ state: "ok" });
    api.setNow(day(1));
    await beatOfBackups(api.wiring.ports);
    api.setNow(day(2));
    await beatOfBackups(api.wiring.ports);
    expect(await beats()).toEqual(day(1));
    api.setNow(day(9));
    expect(await backupCheck.measure(api.wiring.ports)).toMatchObject({ state: "fail", cause: "too-old" });
    await ran("backup", "failed", day(9));
    expect(await backupCheck.measure(api.wiring.ports)).toMatchObject({ state: "fail", cause: "broken" });
  });
});
