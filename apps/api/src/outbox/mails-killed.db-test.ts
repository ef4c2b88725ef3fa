import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { connectDatabase } from "@vitrina/db";
import { controlOf, type FaultRule, startSandbox } from "@vitrina/sandbox";
import { startDatabase } from "@vitrina/testing";
import { expect, test } from "vitest";
import { mortalWorker } from "../testing/mortal-worker.test-kit.ts";
import { mongoOutbox } from "./outbox.mongo.ts";

const MAILS = process.env.VITRINA_TEST_FULL ? 2_000 : 24;
const WORKERS = 3;
const DEATHS = process.env.VITRINA_TEST_FULL
  ? { killEveryMs: 2_000, deathsMax: Number.POSITIVE_INFINITY }
  : { killEveryMs: 1_200, deathsMax: 3 };
const API_KEY = "re_KilledRelays_NotForProduction";
const PROGRAM = new URL("../testing/mail-relay.test-kit.ts", import.meta.url);

/** One request in five goes wrong, a third of those after the mail was taken. */
const FAULTS: readonly FaultRule[] = (
  [
    ["reset_after_effect", 0.04],
    ["truncate", 0.03],
    ["reset_before", 0.03],
    ["html502", 0.02],
    ["html200", 0.02],
    ["jsonNull500", 0.02],
    ["status:500", 0.02],
    ["rate_limit", 0.01],
    ["hang", 0.01],
  ] as const
).map(([fault, probability], index) => ({ fault, probability, seed: index + 1, match: { path: "/emails" } }));

test(`${MAILS} mails through relays that are killed and a company that fails: each arrives once`, {
  timeout: 1_800_000,
}, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "vitrina-mails-"));
  const [database, sandbox] = await Promise.all([
    startDatabase(),
    startSandbox({ dataDir, resend: { apiKey: API_KEY, requestsPerSecond: 100_000 } }),
  ]);
  const { origin } = sandbox.resend;
  const db = await connectDatabase(database.url, { appName: "mails-killed" });
  const outbox = mongoOutbox(db, () => new Date());
  const announcements = Array.from({ length: MAILS }, (_, index) => ({
    kind: "sign-in.link",
    aggregateId: `person ${index % 200}`,
    payload: { email: `person-${index}@example.com`, name: "Ana", sealedUrl: "sealed" },
  }));
  for (let at = 0; at < MAILS; at += 100) await outbox.announceAll(announcements.slice(at, at + 100));
  for (const rule of FAULTS) await controlOf(origin).arm(rule);

  const workers = Array.from({ length: WORKERS }, () => mortalWorker(PROGRAM, [database.url, origin, API_KEY], DEATHS));
  const waiting = () => db.collection("outbox").countDocuments({ status: "waiting" });
  while ((await waiting()) > 0) await wait(200);
  const kills = (await Promise.all(workers.map((worker) => worker.stop()))).reduce((sum, one) => sum + one, 0);

  const answer = await fetch(`${origin}/_sandbox/mails`);
  const { mails }: { mails: { to: string[] }[] } = JSON.parse(await answer.text());
  const counted = {
    delivered: await db.collection("outbox").countDocuments({ status: "delivered" }),
    mails: mails.length,
    people: new Set(mails.map(({ to }) => to[0])).size,
  };
  const log = await controlOf(origin).log();
  const hurt = log.filter(({ fault }) => fault).length;
  console.log(
    `${MAILS} mails, ${kills} kills, ${hurt} of the last ${log.length} requests hurt: ${JSON.stringify(counted)}`,
  );
  await db.close();
  await Promise.all([database.close(), sandbox.close()]);
  await rm(dataDir, { recursive: true, force: true });
  expect(counted).toEqual({ delivered: MAILS, mails: MAILS, people: MAILS });
  expect(kills).toBeGreaterThan(2);
});
