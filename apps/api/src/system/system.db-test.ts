import { newId } from "@vitrina/db";
import type { Queue } from "@vitrina/domain/system";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { jobKind } from "../jobs/job-kind.ts";
import { mongoJobQueue } from "../jobs/jobs.mongo.ts";
import { workDue } from "../jobs/work-jobs.ts";
import { admin, startTestApi, TEST_NOW, type TestApi } from "../testing/api.test-kit.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  api.setNow(TEST_NOW);
  for (const name of ["job_runs", "outbox"] as const) await api.wiring.db.collection(name).deleteMany({});
});

const owner = () => api.as(admin("owner"));
const audited = async (action: string) =>
  (await api.wiring.db.collection("audit_log").find({ action }).toArray()).length;

async function dead(queue: Queue, count = 1): Promise<string[]> {
  for (let index = 0; index < count; index += 1) {
    if (queue === "jobs") {
      await api.wiring.ports.jobs.enqueue({ kind: "note", key: `note/${newId()}`, payload: {}, runAt: TEST_NOW });
    } else {
      const payload = { applicationId: newId(), creatorId: newId(), title: "x" };
      await api.wiring.ports.outbox.announce({ kind: "application.received", aggregateId: newId(), payload });
    }
  }
  const collection = api.wiring.db.collection(queue === "jobs" ? "job_runs" : "outbox");
  await collection.updateMany({}, { $set: { status: "dead", lastError: "the disk was away", attempts: 3 } });
  return (await collection.find().toArray()).map(({ _id }) => String(_id));
}

async function work(): Promise<number> {
  let runs = 0;
  const kind = jobKind({
    payload: z.object({}),
    limitMs: 5_000,
    attempts: 1,
    run: async () => {
      runs += 1;
    },
  });
  await workDue({
    ports: api.wiring.ports,
    queue: mongoJobQueue(api.wiring.db),
    kinds: { note: kind },
    jitter: () => 1,
    onTrouble: () => {},
  });
  return runs;
}

describe.each<Queue>(["jobs", "outbox"])("dead work of %s", (queue) => {
  test("is shown with its error", async () => {
    await dead(queue);
    const { items } = await owner().system.dead({ queue });
    expect(items).toMatchObject([{ queue, state: "dead", error: "the disk was away", attempts: 3 }]);
  });

  test("pressed by two people at once is replayed once, and noted once", async () => {
    const ids = await dead(queue, 5);
    const before = await audited("system.replayed");
    const [one, other] = await Promise.all([
      owner().system.replay({ queue, ids }),
      owner().system.replay({ queue, ids }),
    ]);
    const went = [...one, ...other].filter(({ refusal }) => refusal === null).map(({ id }) => id);
    expect(went.sort()).toEqual([...ids].sort());
    expect([...one, ...other].filter(({ refusal }) => refusal?.reason === "work-decided")).toHaveLength(5);
    expect((await audited("system.replayed")) - before).toBe(5);
    expect((await owner().system.overview()).queues[queue]).toMatchObject({ dead: 0, due: 5 });
  });

  test("that was closed stays closed, with who and why", async () => {
    const ids = await dead(queue);
    await owner().system.discard({ queue, ids, reason: "La campaña terminó" });
    expect(await owner().system.replay({ queue, ids })).toMatchObject([{ refusal: { reason: "work-decided" } }]);
    expect((await owner().system.dead({ queue })).items).toEqual([]);
    const entry = await api.wiring.db.collection("audit_log").findOne({ action: "system.discarded" });
    expect(entry).toMatchObject({ after: { reason: "La campaña terminó" } });
  });

  test("needs a reason to be closed", async () => {
    const ids = await dead(queue);
    await expect(owner().system.discard({ queue, ids, reason: " " })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

test("a replayed job runs once", async () => {
  const ids = await dead("jobs");
  await Promise.all([owner().system.replay({ queue: "jobs", ids }), owner().system.replay({ queue: "jobs", ids })]);
  expect(await work()).toBe(1);
  expect(await work()).toBe(0);
});

test("the overview says what nobody knows yet, and who is running", async () => {
  // The server forgets silent processes by its own clock.
  const beatAt = new Date();
  await api.wiring.ports.processes.sign({
    name: "one",
    role: "worker",
    release: "2026-11-28.1",
    host: "here",
    startedAt: TEST_NOW,
    beatAt,
    lagMs: 3,
  });
  expect(await owner().system.overview()).toMatchObject({
    backup: { last: null, lastVerified: null },
    quota: null,
    processes: [{ name: "one", release: "2026-11-28.1", role: "worker" }],
  });
});
