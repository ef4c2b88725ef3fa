import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { connectDatabase, type Database } from "@vitrina/db";
import { deliveryDueAt } from "@vitrina/domain/deadlines";
import { startEmbeddedMongo } from "@vitrina/embedded-mongo";
import { migrate } from "@vitrina/prisma";
import { afterAll, expect, test } from "vitest";
import { crowdedCampaign } from "../testing/crowd.test-kit.ts";

const KILLS = 20;
const CREATORS = 60;
const PROGRAM = fileURLToPath(new URL("../testing/keep-moving-deadline.test-kit.ts", import.meta.url));

const dataDir = mkdtempSync(join(tmpdir(), "vitrina-killed-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function withDatabase<T>(use: (db: Database) => Promise<T>): Promise<T> {
  const server = await startEmbeddedMongo({ dataDir });
  try {
    await migrate(server.uriFor("vitrina"));
    const db = await connectDatabase(server.uriFor("vitrina"), { appName: "killed" });
    try {
      return await use(db);
    } finally {
      await db.close();
    }
  } finally {
    await server.close();
  }
}

/** Lets some changes happen, and kills the process somewhere in the next one, however fast or slow the machine is. */
async function killInTheMiddle(campaignId: string): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, dataDir, campaignId], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((done) => child.once("exit", done));
  await nextChange(child);
  const begun = performance.now();
  await nextChange(child);
  await wait(Math.random() * (performance.now() - begun));
  child.kill("SIGKILL");
  await ended;
}

function nextChange(child: ChildProcess): Promise<void> {
  return new Promise((done, failed) => {
    child.stdout?.once("data", () => done());
    child.once("exit", (code) => failed(new Error(`ended with ${code} before it moved anything`)));
  });
}

/** What the database says after a death: due dates as the campaign's terms have them, and one trace for each change. */
async function examine(db: Database, campaignId: string) {
  const campaign = await db.orm.ugc_campaigns.where({ _id: campaignId }).first();
  if (!campaign) throw new Error("The campaign is gone.");
  const { deliveryDays, revision } = campaign;
  const applications = await db.orm.applications.where({ campaignId }).all();
  const due = new Map(
    applications.map(({ _id, confirmedAt }) => {
      const start = { confirmedAt, productReceivedAt: null, extension: null, pauses: [] };
      return [_id, deliveryDueAt({ deliveryDays, deliveryStarts: "on_confirmation" }, start)?.getTime()];
    }),
  );
  const pieces = await db.orm.deliverables.where({ campaignId }).all();
  const audits = await db.orm.audit_log.where({ action: "campaign.deadline-moved" }).all();
  const messages = await db.orm.outbox.where({ aggregateId: campaignId, kind: "deadline.moved" }).all();
  return {
    revision,
    halfMoved:
      applications.filter(({ _id, deliveryDueAt: at }) => at?.getTime() !== due.get(_id)).length +
      pieces.filter(({ applicationId, dueAt }) => dueAt?.getTime() !== due.get(applicationId)).length,
    pieces: pieces.length,
    audits: audits.length,
    messages: messages.length,
  };
}

test(`killed ${KILLS} times in the middle of a deadline change, everybody has moved or nobody`, {
  timeout: 300_000,
}, async () => {
  const campaignId = await withDatabase((db) => crowdedCampaign(db, CREATORS));
  let changes = 0;
  for (let death = 1; death <= KILLS; death += 1) {
    await killInTheMiddle(campaignId);
    const after = await withDatabase((db) => examine(db, campaignId));
    changes = after.revision - 1;
    expect(after, `death ${death}`).toEqual({
      revision: after.revision,
      halfMoved: 0,
      pieces: CREATORS * 5,
      audits: changes,
      messages: changes,
    });
  }
  expect(changes).toBeGreaterThanOrEqual(2 * KILLS);
});
