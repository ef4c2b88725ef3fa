import { setTimeout as wait } from "node:timers/promises";
import { connectDatabase } from "@vitrina/db";
import { startDatabase } from "@vitrina/testing";
import { expect, test } from "vitest";
import { mortalWorker } from "../testing/mortal-worker.test-kit.ts";
import { mongoJobs } from "./jobs.mongo.ts";

const JOBS = process.env.VITRINA_TEST_FULL ? 10_000 : 120;
const WORKERS = 3;
const DEATHS = process.env.VITRINA_TEST_FULL
  ? { killEveryMs: 2_000, deathsMax: Number.POSITIVE_INFINITY }
  : { killEveryMs: 700, deathsMax: 3 };
const PROGRAM = new URL("../testing/job-worker.test-kit.ts", import.meta.url);

test(`${JOBS} jobs under workers that are killed all the time have ${JOBS} effects: none lost, none doubled`, {
  timeout: 1_200_000,
}, async () => {
  const database = await startDatabase();
  const db = await connectDatabase(database.url, { appName: "jobs-killed" });
  const jobs = mongoJobs(db, () => new Date());
  for (let index = 0; index < JOBS; index += 1) {
    await jobs.enqueue({ kind: "mark", key: `mark/${index}`, payload: {}, runAt: new Date() });
  }
  const workers = Array.from({ length: WORKERS }, () => mortalWorker(PROGRAM, [database.url], DEATHS));
  const waiting = () => db.collection("job_runs").countDocuments({ status: "waiting" });
  while ((await waiting()) > 0) await wait(200);
  const kills = (await Promise.all(workers.map((worker) => worker.stop()))).reduce((sum, one) => sum + one, 0);

  const counted = {
    done: await db.collection("job_runs").countDocuments({ status: "done" }),
    effects: await db.driver.collection("job_effects").countDocuments({}),
  };
  const [{ attempts = 0 } = {}] = await db.driver
    .collection("job_marks")
    .aggregate([{ $group: { _id: null, attempts: { $sum: "$attempts" } } }])
    .toArray();
  console.log(`${JOBS} jobs, ${kills} kills, ${attempts - JOBS} of them begun again under the same key`);
  expect(counted).toEqual({ done: JOBS, effects: JOBS });
  expect(kills).toBeGreaterThan(2);
  await db.close();
  await database.close();
});
