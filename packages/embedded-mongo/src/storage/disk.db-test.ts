import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, copyFile, mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { MongoClient } from "mongodb";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startEmbeddedMongo } from "../index.ts";
import type { Thing } from "../server.test-kit.ts";
import { MAIN } from "./kill.test-kit.ts";

const NOBODY = 65_534;
const FILE = "embedded-mongo.sqlite";
const FILE_LIMIT_KIB = 600;

let dir = "";
const children: ChildProcess[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "embedded-mongo-disk-"));
});

afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill("SIGKILL");
  await chmod(dir, 0o755);
  await rm(dir, { recursive: true, force: true });
});

async function inServer<T>(work: (things: ReturnType<typeof thingsOf>) => Promise<T>): Promise<T> {
  const server = await startEmbeddedMongo({ dataDir: dir });
  const client = await MongoClient.connect(server.uri);
  try {
    return await work(thingsOf(client));
  } finally {
    await client.close();
    await server.close();
  }
}

const thingsOf = (client: MongoClient) => client.db("disk").collection<Thing>("things");

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) return "";
  for await (const line of createInterface({ input: child.stdout })) return line;
  return "";
}

test("a disk that takes no more is told to the writer, reads go on, and a restart finds all that was acknowledged", async () => {
  // The shell's limit is in blocks of 512 or 1024 bytes, as the shell likes.
  const script = `ulimit -f ${FILE_LIMIT_KIB}; exec "$0" "$@"`;
  const child = spawn("sh", ["-c", script, process.execPath, MAIN, "--data", dir], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  const client = await MongoClient.connect(await firstLine(child), { retryWrites: false });
  const things = thingsOf(client);
  const kept: number[] = [];
  let refusals = 0;
  for (let _id = 0; refusals < 3; _id++) {
    try {
      await things.insertOne({ _id, text: "x".repeat(10_000) });
      kept.push(_id);
    } catch (fault) {
      expect(String(fault)).toMatch(/disk/);
      refusals++;
    }
  }
  expect(kept.length).toBeGreaterThan(10);
  expect(await things.countDocuments()).toBe(kept.length);
  await client.close();
  child.kill("SIGKILL");
  await once(child, "exit");
  await inServer(async (again) => {
    expect((await again.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual(kept);
    await again.insertOne({ _id: -1 });
  });
});

test("a directory that cannot be written to is refused in plain words, and left as it was", async () => {
  await inServer((things) => things.insertOne({ _id: 1 }));
  for (const name of await readdir(dir)) await chmod(join(dir, name), 0o444);
  await chmod(dir, 0o555);
  // Root writes wherever it likes, so there the server runs as somebody who may not.
  const who = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const child = spawn(process.execPath, [MAIN, "--data", dir], { stdio: ["ignore", "ignore", "pipe"], ...who });
  children.push(child);
  let said = "";
  child.stderr.on("data", (part) => {
    said += String(part);
  });
  expect((await once(child, "exit"))[0]).toBe(1);
  expect(said).toContain(`Cannot write to the data directory ${dir}`);
  await chmod(dir, 0o755);
  for (const name of await readdir(dir)) await chmod(join(dir, name), 0o644);
  await inServer(async (things) => expect(await things.countDocuments()).toBe(1));
});

test("a file that is no database of this server is refused, and left as it was", async () => {
  const text = "dear diary, ".repeat(1_000);
  await writeFile(join(dir, FILE), text);
  await expect(startEmbeddedMongo({ dataDir: dir })).rejects.toThrow(/Cannot .* the data directory .*not a database/);
  expect((await stat(join(dir, FILE))).size).toBe(text.length);
});

test("killed at any moment of its first start, it starts the next time", async () => {
  for (let round = 0; round < 12; round++) {
    const child = spawn(process.execPath, [MAIN, "--data", dir], { stdio: "ignore" });
    children.push(child);
    await wait(round * 40);
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  await inServer((things) => things.insertOne({ _id: 1 }));
  await rm(dir, { recursive: true });
  await mkdir(dir);
  await writeFile(join(dir, FILE), "");
  await inServer((things) => things.insertOne({ _id: 1 }));
});

test("files as a kill leaves them open without a repair, a log cut short in the middle of a commit included", async () => {
  const server = await startEmbeddedMongo({ dataDir: dir });
  const client = await MongoClient.connect(server.uri);
  await thingsOf(client).insertMany(Array.from({ length: 500 }, (_, _id) => ({ _id, text: "x".repeat(100) })));
  const left = await mkdtemp(join(tmpdir(), "embedded-mongo-left-"));
  for (const name of await readdir(dir)) await copyFile(join(dir, name), join(left, name));
  await client.close();
  await server.close();
  await rm(dir, { recursive: true });
  dir = left;
  const log = join(dir, `${FILE}-wal`);
  const { size } = await stat(log);
  expect(size).toBeGreaterThan(0);
  await writeFile(log, Buffer.alloc(1_000, 7), { flag: "a" });
  await inServer(async (things) => expect(await things.countDocuments()).toBe(500));
});
