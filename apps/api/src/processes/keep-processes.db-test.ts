import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort, startDatabase, type TestDatabase } from "@vitrina/testing";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { testSettings } from "../testing/env.test-kit.ts";

const FULL = process.env.VITRINA_TEST_FULL !== undefined;
const RESTARTS = FULL ? 20 : 1;
const PER_SECOND = 50;

vi.setConfig({ testTimeout: FULL ? 1_800_000 : 120_000, hookTimeout: 120_000 });

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.close());

const homes: string[] = [];
const children: ChildProcess[] = [];
afterEach(async () => {
  await Promise.all(children.splice(0).map(end));
  for (const home of homes.splice(0)) await rm(home, { recursive: true, force: true });
});

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const [code] = await gone;
  expect(code).toBe(0);
}

/** One of our programs that keeps processes, once it has said that they serve. */
async function start(program: string, greeting: string, env: Record<string, string>) {
  const port = await freePort();
  const child = spawn(process.execPath, [fileURLToPath(new URL(program, import.meta.url))], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env, PORT: `${port}`, PUBLIC_URL: `http://127.0.0.1:${port}` },
  });
  children.push(child);
  const hears = hearing(child);
  await hears(greeting);
  return {
    origin: `http://127.0.0.1:${port}`,
    hears,
    processes: () =>
      execFileSync("pgrep", ["-P", `${child.pid}`])
        .toString()
        .trim()
        .split("\n")
        .map(Number),
    async replace() {
      const told = hears(/replaced|kept|None was/);
      child.kill("SIGHUP");
      return told;
    },
  };
}

const startApi = () =>
  start(
    "./main.ts",
    "processes serve",
    testSettings(database.url, {
      ROLE: "worker",
      PROCESSES: "2",
      DRAIN_SECONDS: "1",
      LOG_LEVEL: "error",
      REQUESTS_PER_MINUTE: "1000000",
    }),
  );

/** Waits until the program says something like this. */
function hearing(child: ChildProcess) {
  return (words: string | RegExp) =>
    new Promise<string>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        const said = chunk.toString();
        if (!(typeof words === "string" ? said.includes(words) : words.test(said))) return;
        child.stdout?.off("data", hear);
        resolve(said.trim());
      };
      child.stdout?.on("data", hear);
      child.once("exit", (code) => reject(new Error(`It ended with ${code} before it said ${words}.`)));
    });
}

let repeated = 0;

/**
 * One request on a connection that is kept, as browsers and balancers do: a kept one that ends in the instant of its
 * use says nothing of the request, which is asked once more on a new one (RFC 9112, 9.3.1).
 */
function ask(url: string, agent: Agent): Promise<string> {
  return new Promise((resolve) => {
    const asked = get(url, { agent }, (answer) => {
      answer.resume();
      answer.once("end", () => resolve(`${answer.statusCode}`));
      answer.once("error", (error) => resolve(error.message));
    });
    asked.once("error", (error: NodeJS.ErrnoException) => {
      if (!asked.reusedSocket || error.code !== "ECONNRESET") return resolve(error.message);
      repeated += 1;
      resolve(ask(url, new Agent()));
    });
  });
}

test(`${RESTARTS} restarts under ${PER_SECOND} requests a second fail none of them`, async () => {
  const api = await startApi();
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  const answers: Promise<string>[] = [];
  const asking = setInterval(() => answers.push(ask(`${api.origin}/trpc/system.ping`, agent)), 1_000 / PER_SECOND);
  for (let restart = 0; restart < RESTARTS; restart += 1) {
    const before = api.processes();
    expect(await api.replace()).toBe("All were replaced.");
    expect(api.processes().filter((pid) => before.includes(pid))).toEqual([]);
  }
  clearInterval(asking);
  const counted = Object.groupBy(await Promise.all(answers), (answer) => answer);
  agent.destroy();
  console.log(
    `${RESTARTS} restarts of 2 processes, ${answers.length} requests, ${counted["200"]?.length} answered 200, ${repeated} of them on a second connection`,
  );
  expect(Object.keys(counted)).toEqual(["200"]);
  expect(answers.length).toBeGreaterThan(PER_SECOND);
});

test("a process that is killed is replaced, and the other one answers meanwhile", async () => {
  const api = await startApi();
  const [victim = 0] = api.processes();
  const told = api.hears("another one begins");
  process.kill(victim, "SIGKILL");
  expect(await told).toContain(`Process ${victim} ended (SIGKILL)`);
  expect((await fetch(`${api.origin}/healthz`)).status).toBe(200);
  await vi.waitFor(() => expect(api.processes().length).toBe(2), { timeout: 20_000 });
});

test("new processes that do not start leave the old ones in their place", async () => {
  const home = await mkdtemp(join(tmpdir(), "vitrina-processes-"));
  homes.push(home);
  const BROKEN = join(home, "broken");
  const server = await start("./moody-server.test-kit.ts", "serving", { BROKEN });
  const before = server.processes();
  await writeFile(BROKEN, "");
  expect(await server.replace()).toContain("kept");
  expect(server.processes()).toEqual(before);
  expect(before).toContain(Number(await (await fetch(server.origin)).text()));
  await rm(BROKEN);
  expect(await server.replace()).toBe("replaced");
});
