import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startUptimeRobot, type UptimeRobotSandbox } from "@vitrina/sandbox";
import { uptimeRobot } from "@vitrina/uptime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Command, run } from "./run.ts";
import { wantedMonitors } from "./wanted-monitors.ts";

let dataDir: string;
let sandbox: UptimeRobotSandbox;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "vitrina-uptime-tool-"));
  sandbox = await startUptimeRobot({ dataDir });
});
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});

const settings = { publicUrl: "https://vitrina.example", healthToken: "a-token-c4n4ry", intervalSeconds: 300 };
async function uptime(command: Command) {
  const monitors = uptimeRobot({ apiKey: sandbox.apiKey, baseUrl: `${sandbox.origin}/v3` });
  const said: string[] = [];
  const code = await run(command, { monitors, settings, say: (line) => said.push(line) });
  return { code, said, stored: await monitors.list(), monitors };
}

test("a plan changes nothing, applying does it once, and what somebody changes by hand is drift", async () => {
  expect((await uptime("plan")).stored).toEqual([]);
  expect((await uptime("drift")).code).toBe(2);

  const applied = await uptime("apply");
  expect([applied.code, applied.stored.length]).toEqual([0, wantedMonitors(settings).length]);
  expect(applied.said.at(-1)).toMatch(
    /^HEARTBEAT_URLS=worker=http.+,outbox=http.+,contact-form=.+,backup=.+,restore-drill=/,
  );
  const again = await uptime("apply");
  expect(again.stored.map(({ id }) => id)).toEqual(applied.stored.map(({ id }) => id));
  expect((await uptime("drift")).code).toBe(0);

  const [home] = applied.stored;
  const [wanted] = wantedMonitors({ ...settings, intervalSeconds: 900 });
  if (!home || !wanted) throw new Error("There is no monitor to change.");
  await applied.monitors.change(home.id, wanted);
  const drifted = await uptime("drift");
  expect([drifted.code, drifted.said.join()]).toEqual([2, expect.stringContaining("website: interval")]);
  expect(drifted.said.join()).not.toContain("c4n4ry");
  await uptime("apply");
  expect((await uptime("drift")).code).toBe(0);
});
