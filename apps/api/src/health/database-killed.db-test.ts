import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { newId } from "@vitrina/db";
import { migrate } from "@vitrina/prisma";
import { freePort } from "@vitrina/testing";
import { expect, test } from "vitest";
import { buildServer } from "../server.ts";
import { createAdmin } from "../sign-in/create-people.ts";
import { admin } from "../testing/api.test-kit.ts";
import { NO_COMPANIES, testEnv } from "../testing/env.test-kit.ts";
import { createCaller } from "../trpc/procedures.ts";
import { appRouter } from "../trpc/router.ts";
import { wire } from "../wiring.ts";

const AWAY_MS = process.env.VITRINA_TEST_FULL ? 30_000 : 4_000;
const WRITERS = 6;
const EMBEDDED = fileURLToPath(new URL("../../../../packages/embedded-mongo/src/main.ts", import.meta.url));

const dataDir = await mkdtemp(join(tmpdir(), "vitrina-killed-"));

/** The database as a process of its own, which can be killed as a machine can. */
async function startDatabase(port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [EMBEDDED, "--port", `${port}`, "--data", dataDir], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  await once(child.stdout, "data");
  return child;
}

/** Waits until it is so, and says after how many milliseconds it was. */
async function until(isSo: () => Promise<boolean>, since: number): Promise<number> {
  while (!(await isSo())) await wait(50);
  return Math.round(performance.now() - since);
}

test(`a database that is killed under load and away for ${AWAY_MS / 1_000} s costs clear refusals and no stored word`, {
  timeout: 240_000,
}, async () => {
  const port = await freePort();
  let database = await startDatabase(port);
  const url = `mongodb://127.0.0.1:${port}/vitrina?directConnection=true`;
  await migrate(url);
  const wiring = await wire(testEnv(url, { ...NO_COMPANIES, REQUESTS_PER_MINUTE: "10000000" }), {
    now: () => new Date(),
    log: () => {},
  });
  const { app } = await buildServer(wiring, { webApps: [] });
  const origin = await app.listen({ port: 0, host: "127.0.0.1" });
  const work = wiring.startWork();

  const userId = await createAdmin(wiring.ports, {
    email: "owner@agency.example",
    name: "Owner",
    role: "owner",
    password: "vitrina-demo-2026",
  });
  const asking = { requestId: "test", address: "127.0.0.1", idempotencyKey: null };
  const caller = createCaller(appRouter)({ ...wiring.ports, ...asking, actor: { ...admin("owner"), userId } });
  const { key } = await caller.apiKeys.create({
    name: "load",
    scopes: ["brands:write", "brands:read"],
    expiresInDays: 30,
  });
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };

  const acknowledged: string[] = [];
  const refusals = new Map<string, number>();
  const slowest = { ms: 0 };
  let writing = true;
  const writer = async () => {
    while (writing) {
      const name = `Marca ${newId()}`;
      const startedAt = performance.now();
      const answer = await fetch(`${origin}/trpc/brands.create`, {
        method: "POST",
        headers,
        body: JSON.stringify({ json: { name, ruc: "" } }),
      });
      const text = await answer.text();
      slowest.ms = Math.max(slowest.ms, performance.now() - startedAt);
      if (answer.status === 200) acknowledged.push(name);
      else {
        const { refusal } = JSON.parse(text).error.json.data;
        const told = `${answer.status} ${refusal?.reason ?? text.slice(0, 300)}`;
        refusals.set(told, (refusals.get(told) ?? 0) + 1);
        await wait(20);
      }
    }
  };
  const isReady = async () => (await fetch(`${origin}/readyz`)).status === 200;
  const writers = Array.from({ length: WRITERS }, writer);
  await until(async () => acknowledged.length > 30, 0);

  const killedAt = performance.now();
  database.kill("SIGKILL");
  const redAfterMs = await until(async () => !(await isReady()), killedAt);
  const alive = (await fetch(`${origin}/healthz`)).status;
  const statusPage = await fetch(`${origin}/status`);
  await wait(Math.max(0, AWAY_MS - (performance.now() - killedAt)));
  database = await startDatabase(port);
  const startedAt = performance.now();
  const readyAfterMs = await until(isReady, startedAt);
  const before = acknowledged.length;
  const writesAfterMs = await until(async () => acknowledged.length > before, startedAt);
  await wait(500);
  writing = false;
  await Promise.all(writers);

  const stored = await wiring.db.collection("brands").distinct("name");
  const missing = acknowledged.filter((name) => !stored.includes(name));
  const figures = {
    acknowledged: acknowledged.length,
    missing: missing.length,
    redAfterMs,
    readyAfterMs,
    writesAfterMs,
    slowestAnswerMs: Math.round(slowest.ms),
    refusals: Object.fromEntries(refusals),
  };
  console.log(`away for ${AWAY_MS} ms: ${JSON.stringify(figures)}`);

  await Promise.all(work.map((one) => one.stop()));
  await app.close();
  await wiring.close();
  database.kill("SIGKILL");
  await rm(dataDir, { recursive: true, force: true });
  expect(missing).toEqual([]);
  expect([...refusals.keys()]).toEqual(["503 database-away"]);
  expect(alive).toBe(200);
  expect(statusPage.status).toBe(200);
});
