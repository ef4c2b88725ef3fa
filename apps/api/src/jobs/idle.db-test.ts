import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { startTestApi, TEST_NOW } from "../testing/api.test-kit.ts";
import { NO_COMPANIES } from "../testing/env.test-kit.ts";

/** In a short window each lane may look twice, just after the start; who polls every second asks twice as much. */
const { windowMs, mostCommands } = process.env.VITRINA_TEST_FULL
  ? { windowMs: 60_000, mostCommands: 100 }
  : { windowMs: 6_000, mostCommands: 20 };

test("an idle worker leaves the database alone, and hears of new work at once", { timeout: 180_000 }, async () => {
  const api = await startTestApi({ env: NO_COMPANIES, watched: true });
  const work = api.wiring.startWork();
  const jobs = api.wiring.db.collection("job_runs");
  const outbox = api.wiring.db.collection("outbox");
  // What failed waits for an instant that this clock never reaches.
  const isDue = { status: "waiting", runAt: { $lte: TEST_NOW } };
  const waiting = async () => (await jobs.countDocuments(isDue)) + (await outbox.countDocuments({}));
  while ((await jobs.countDocuments({})) === 0 || (await waiting()) > 0) {
    await outbox.deleteMany({});
    await wait(200);
  }
  await wait(1_000);

  const asked = new Map<string, number>();
  const listen = ({ commandName }: { commandName: string }) =>
    asked.set(commandName, (asked.get(commandName) ?? 0) + 1);
  api.wiring.db.client.on("commandStarted", listen);
  await wait(windowMs);
  api.wiring.db.client.off("commandStarted", listen);
  const commands = [...asked.values()].reduce((sum, count) => sum + count, 0);
  console.log(`idle for ${windowMs} ms: ${commands} commands, ${JSON.stringify(Object.fromEntries(asked))}`);

  const startedAt = performance.now();
  await api.wiring.ports.jobs.enqueue({ kind: "nobody-knows", key: "heard/1", payload: {}, runAt: TEST_NOW });
  while ((await jobs.countDocuments({ key: "heard/1", status: "dead" })) === 0) await wait(20);
  console.log(`heard of new work after ${Math.round(performance.now() - startedAt)} ms`);

  await Promise.all(work.map((one) => one.stop()));
  await api.close();
  expect(commands).toBeLessThan(mostCommands);
});
