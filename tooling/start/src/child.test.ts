import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startChild } from "./child.ts";

const CHILD = new URL("./child.ts", import.meta.url).href;

function program(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "vitrina-child-")), "program.mjs");
  writeFileSync(file, text);
  return file;
}

const IDLE = "process.send({ pid: process.pid }); setInterval(() => {}, 1_000);";

test("a child leaves when its parent is killed without a word", async () => {
  const parent = fork(
    program(`import { startChild } from ${JSON.stringify(CHILD)};
      const child = startChild({ name: "idler", run: [${JSON.stringify(program(IDLE))}], env: {} });
      process.send(await child.ready());`),
  );
  const { pid } = await firstMessage(parent);
  expect(isAlive(pid)).toBe(true);
  parent.kill("SIGKILL");
  await expect.poll(() => isAlive(pid), { timeout: 4_000 }).toBe(false);
});

test("a watched child and its watcher leave too", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "vitrina-watch-")), "pids.json");
  const watched = program(
    `import { writeFileSync } from "node:fs"; writeFileSync(${JSON.stringify(file)}, JSON.stringify([process.pid, process.ppid])); setInterval(() => {}, 1_000);`,
  );
  const parent = fork(
    program(`import { startChild } from ${JSON.stringify(CHILD)};
      import { existsSync, readFileSync } from "node:fs";
      startChild({ name: "watched", run: [${JSON.stringify(watched)}], env: {}, watch: true });
      const timer = setInterval(() => { if (existsSync(${JSON.stringify(file)})) { clearInterval(timer); process.send(JSON.parse(readFileSync(${JSON.stringify(file)}, "utf8"))); } }, 20);`),
  );
  const pids: number[] = await firstMessage(parent);
  expect(pids.map(isAlive)).toEqual([true, true]);
  parent.kill("SIGKILL");
  await expect.poll(() => pids.map(isAlive), { timeout: 4_000 }).toEqual([false, false]);
});

test("a child that ends before it is ready says how, and its last words are kept", async () => {
  const log = join(mkdtempSync(join(tmpdir(), "vitrina-log-")), "short.log");
  const child = startChild({
    name: "failing one",
    run: [program('console.error("no luck today"); process.exit(3);')],
    env: {},
    log,
  });
  await expect(child.ready()).rejects.toThrow("The failing one stopped (exit code 3)");
  expect(child.lastWords()).toContain("no luck today");
});

test("a child that does not listen is stopped all the same", async () => {
  const child = startChild({ name: "deaf one", run: [program(`process.on("SIGTERM", () => {}); ${IDLE}`)], env: {} });
  await child.ready();
  await child.stop(100);
  expect(child.hasEnded()).toBe(true);
});

test("settings of the surroundings do not leak into a local house", async () => {
  process.env.CLOUDINARY_URL = "cloudinary://real:secret@production";
  const child = startChild({
    name: "asker",
    run: [program("process.send(process.env.CLOUDINARY_URL ?? 'nothing'); setInterval(() => {}, 1_000)")],
    env: {},
  });
  delete process.env.CLOUDINARY_URL;
  expect(await child.ready()).toBe("nothing");
  await child.stop();
});

async function firstMessage(process: ChildProcess) {
  const [message] = await once(process, "message");
  return message;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
