import { Refusal } from "@vitrina/domain";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { startTestApi, TEST_NOW, type TestApi } from "../testing/api.test-kit.ts";
import { type JobKind, jobKind } from "./job-kind.ts";
import { mongoJobQueue } from "./jobs.mongo.ts";
import { askForScheduled } from "./schedule.ts";
import { type JobNeeds, workDue } from "./work-jobs.ts";

const MINUTE = 60_000;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

let done: string[] = [];
let trouble: { final: boolean }[] = [];
beforeEach(async () => {
  api.setNow(TEST_NOW);
  await api.wiring.db.collection("job_runs").deleteMany({});
  done = [];
  trouble = [];
});

const noting = (change: Partial<JobKind> = {}) =>
  jobKind({
    payload: z.object({ what: z.string() }),
    limitMs: MINUTE,
    attempts: 3,
    run: async (_ctx, { payload }) => void done.push(String(payload.what)),
    ...change,
  });

const failing = (error: Error) => noting({ run: () => Promise.reject(error) });

const needs = (kinds: Record<string, JobKind>): JobNeeds => ({
  ports: api.wiring.ports,
  queue: mongoJobQueue(api.wiring.db),
  kinds,
  jitter: () => 1,
  onTrouble: (_job, _error, final) => trouble.push({ final }),
});
const work = (kind: JobKind = noting()) => workDue(needs({ note: kind }));
const enqueue = (what: string, runAt = TEST_NOW) =>
  api.wiring.ports.jobs.enqueue({ kind: "note", key: `note/${what}`, payload: { what }, runAt });
const later = (ms: number) => api.setNow(new Date(api.now().getTime() + ms));
const stored = () => api.wiring.db.orm.job_runs.where({}).orderBy({ runAt: 1 }).all();

describe("a job", () => {
  test("is done at its time and not before", async () => {
    await enqueue("later", new Date(TEST_NOW.getTime() + MINUTE));
    expect(await work()).toBe(0);
    later(MINUTE);
    expect(await work()).toBe(1);
    expect(done).toEqual(["later"]);
  });

  test("is one job however often it is asked for, also when it was done before", async () => {
    await Promise.all(Array.from({ length: 20 }, () => enqueue("once")));
    await work();
    await enqueue("once");
    await work();
    expect(done).toEqual(["once"]);
  });

  test("asked for in a change that fails was never asked for", async () => {
    const change = api.wiring.ports.transaction(async () => {
      await enqueue("never");
      throw new Error("no");
    });
    await expect(change).rejects.toThrow("no");
    expect(await stored()).toEqual([]);
  });

  test("taken back before it began is not done", async () => {
    await enqueue("taken back");
    await api.wiring.ports.jobs.cancel("note/taken back");
    expect(await work()).toBe(0);
  });

  test("is done by one of many workers", async () => {
    for (let index = 0; index < 50; index += 1) await enqueue(`${index}`);
    await Promise.all([work(), work(), work(), work()]);
    expect(done.length).toBe(50);
    expect(new Set(done).size).toBe(50);
  });

  test("left by a worker that fell silent is done by the next one", async () => {
    await enqueue("left");
    await mongoJobQueue(api.wiring.db).hold(api.now(), 30_000);
    expect(await work()).toBe(0);
    later(30_001);
    expect(await work()).toBe(1);
  });
});

describe("a failure", () => {
  test("is tried again later, and buried with its error after the last attempt", async () => {
    await enqueue("broken");
    const kind = failing(new Error("the disk is away"));
    await work(kind);
    expect(await stored()).toMatchObject([{ status: "waiting", attempts: 1, lastError: "the disk is away" }]);
    expect(await work(kind)).toBe(0);
    for (const _again of [2, 3]) {
      later(MINUTE);
      await work(kind);
    }
    expect(await stored()).toMatchObject([{ status: "dead", attempts: 3, lockedBy: "" }]);
    expect(trouble).toEqual([{ final: false }, { final: false }, { final: true }]);
  });

  test("that asks to come back later is tried again, until it passes", async () => {
    await enqueue("away");
    await work(failing(new Refusal("try-later", "media-unavailable")));
    expect(await stored()).toMatchObject([{ status: "waiting", attempts: 1 }]);
    later(MINUTE);
    expect(await work()).toBe(1);
    expect([done, trouble]).toEqual([["away"], [{ final: false }]]);
  });

  test.each([
    ["a refusal", () => work(failing(new Refusal("wrong-moment", "application-not-open")))],
    [
      "a payload that is none",
      () =>
        work(
          noting({
            payload: z.object({ what: z.string() }),
            run: async () => {
              throw new Refusal("breaks-a-rule", "invalid-input");
            },
          }),
        ),
    ],
    ["a kind that nobody knows", () => workDue(needs({}))],
  ])("that will not pass is not tried again: %s", async (_what, run) => {
    await enqueue("hopeless");
    await run();
    expect(await stored()).toMatchObject([{ status: "dead", attempts: 1 }]);
  });

  test("does not hold back the others", async () => {
    await enqueue("bad", new Date(TEST_NOW.getTime() - 1));
    await enqueue("good");
    const run: JobKind["run"] = async (_ctx, { payload }) => {
      if (payload.what === "bad") throw new Error("no");
      done.push(String(payload.what));
    };
    await work(noting({ run }));
    expect(done).toEqual(["good"]);
  });

  test("to end within its limit stops the work and tells it", async () => {
    await enqueue("slow");
    let told = false;
    const run: JobKind["run"] = (_ctx, { signal }) =>
      new Promise(() => {
        signal.addEventListener("abort", () => {
          told = true;
        });
      });
    await work(noting({ limitMs: 20, run }));
    expect(told).toBe(true);
    expect(await stored()).toMatchObject([{ status: "waiting", lastError: "took longer than 20 ms" }]);
  });
});

test("scheduled work is asked for once in each span, by however many workers", async () => {
  const ctx = needs({
    tick: noting({ payload: z.object({}), everyMs: 15 * MINUTE, run: async (_ctx, { key }) => void done.push(key) }),
  });
  await Promise.all([askForScheduled(ctx), askForScheduled(ctx), askForScheduled(ctx)]);
  await workDue(ctx);
  later(14 * MINUTE);
  await askForScheduled(ctx);
  await workDue(ctx);
  later(MINUTE);
  await askForScheduled(ctx);
  await workDue(ctx);
  expect(done).toEqual(["tick/2026-11-22T15:00:00.000Z", "tick/2026-11-22T15:15:00.000Z"]);
});
