import { newId, objectId } from "@vitrina/db";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sealEntries, verifyAuditJob } from "../audit/audit.jobs.ts";
import { admin, startTestApi, TEST_NOW, type TestApi } from "../testing/api.test-kit.ts";
import { auditCheck } from "./audit-check.ts";
import { runChecks } from "./run-checks.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const HOUR = 60 * 60 * 1000;
const ports = () => api.wiring.ports;
const verify = () =>
  verifyAuditJob.run(ports(), { payload: {}, key: "verify", dueAt: api.now(), signal: new AbortController().signal });
const measured = () => auditCheck.measure(ports());

beforeEach(async () => {
  api.setNow(TEST_NOW);
  for (const name of ["audit_log", "audit_chains", "security_runs", "health_checks", "health_incidents"] as const) {
    await api.wiring.db.collection(name).deleteMany({});
  }
  for (const note of ["one", "two", "three", "four"]) {
    await ports().audit.record({
      action: "test.noted",
      actor: admin("manager"),
      target: { kind: "test", id: newId() },
      before: null,
      after: { note },
    });
  }
  await sealEntries(ports());
});

describe("the audit log's place among the checks", () => {
  test("is amber until its chain was looked through, then green, and red when nobody looks any more", async () => {
    expect(await measured()).toEqual({ state: "degraded", cause: "never-happened" });
    await verify();
    expect(await measured()).toEqual({ state: "ok", cause: "fine", facts: { seconds: 0 } });
    api.setNow(new Date(TEST_NOW.getTime() + 14 * HOUR));
    expect(await measured()).toMatchObject({ state: "fail", cause: "too-old" });
  });

  test("is red from the first broken entry on, opens an incident, and the page of the system names the entry", async () => {
    await api.wiring.db.collection("audit_log").updateOne({ seq: 2 }, { $set: { "after.note": "nothing" } });
    await api.wiring.db.collection("audit_log").deleteOne({ seq: 4 });
    await verify();
    await runChecks(ports(), { checks: [auditCheck], reported: [] });
    const { checks } = await api.as(admin("owner")).system.overview();
    expect(checks.find(({ name }) => name === "audit-log")).toMatchObject({
      state: "fail",
      cause: "tampered",
      facts: { entry: 2, count: 2 },
    });
    expect(await ports().health.openIncidents()).toEqual([expect.objectContaining({ check: "audit-log" })]);
  });

  test("an entry that nobody signed and that has no place yet is red too", async () => {
    await verify();
    api.setNow(new Date(TEST_NOW.getTime() + 48 * HOUR));
    const [entry] = await api.wiring.db.collection("audit_log").find({ seq: 1 }).toArray();
    const { _id, seq, hash, previousHash, mac, ...rest } = entry ?? expect.fail("no entry");
    await api.wiring.db.collection("audit_log").insertOne({ ...rest, _id: objectId(newId()), at: api.now() });
    const report = await ports().auditChain.verify();
    expect(report.findings).toContainEqual(expect.objectContaining({ kind: "not-ours", seq: null }));
    const at = api.now();
    const { sealed, waiting, unsigned, isGood, findings } = report;
    const counts = { sealed, waiting, unsigned };
    await ports().securityRuns.keep({ kind: "audit-chain", startedAt: at, finishedAt: at, isGood, findings, counts });
    expect(await measured()).toMatchObject({ state: "fail", cause: "tampered", facts: { count: 1 } });
  });
});
