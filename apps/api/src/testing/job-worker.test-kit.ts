import { z } from "zod";
import { jobKind } from "../jobs/job-kind.ts";
import { mongoJobQueue, mongoJobs } from "../jobs/jobs.mongo.ts";
import { workDue } from "../jobs/work-jobs.ts";
import type { Ports } from "../ports.ts";
import { bareDatabase } from "./bare-database.test-kit.ts";

/** A worker process to be killed: every job leaves one mark under its key, and says so when it is done. */
const [, , url = ""] = process.argv;
const db = await bareDatabase(url, "job-worker");
const now = () => new Date();
const marks = db.driver.collection<{ _id: string; attempts: number }>("job_marks");

const mark = jobKind({
  payload: z.object({}),
  limitMs: 10_000,
  attempts: 100,
  run: async (_ctx, { key }) => {
    await marks.updateOne({ _id: key }, { $inc: { attempts: 1 } }, { upsert: true });
    await db.driver
      .collection("job_effects")
      .insertOne({ _id: key as never })
      .catch(alreadyThere);
  },
});

function alreadyThere(error: unknown) {
  if (!(error instanceof Error && "code" in error && error.code === 11000)) throw error;
}

process.stdout.write("working\n");
for (;;) {
  await workDue({
    ports: { now, jobs: mongoJobs(db, now) } as Ports,
    queue: mongoJobQueue(db),
    kinds: { mark },
    holdMs: 1_500,
    jitter: Math.random,
    onTrouble: () => {},
  });
  await new Promise((done) => setTimeout(done, 50));
}
