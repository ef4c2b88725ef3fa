import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deserialize, serialize } from "bson";
import { type Document, Long, MongoClient, UUID } from "mongodb";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startEmbeddedMongo } from "../index.ts";
import type { Thing } from "../server.test-kit.ts";
import { MAIN, startChild } from "./kill.test-kit.ts";

let dir = "";
const children: ChildProcess[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "embedded-mongo-"));
});

afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill("SIGKILL");
  await rm(dir, { recursive: true, force: true });
});

test("a server told to stop ends cleanly", async () => {
  const { child } = await startChild(dir);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("everything is found again after a restart: documents, indexes, validators", async () => {
  for (const pass of [1, 2]) {
    const server = await startEmbeddedMongo({ dataDir: dir });
    const client = await MongoClient.connect(server.uriFor("kept"));
    const kept = client.db().collection<Thing>("kept");
    if (pass === 1) {
      await client.db().createCollection("kept", { validator: { $jsonSchema: { required: ["n"] } } });
      await kept.createIndex({ n: 1 }, { unique: true });
      await kept.insertOne({ _id: 1, n: 5 });
    } else {
      expect(await kept.findOne({ n: 5 })).toEqual({ _id: 1, n: 5 });
      await expect(kept.insertOne({ _id: 2, n: 5 })).rejects.toMatchObject({ code: 11000 });
      await expect(kept.insertOne({ _id: 2 })).rejects.toMatchObject({ code: 121 });
    }
    await client.close();
    await server.close();
  }
});

test("a retried write is answered from the record, also after a restart", async () => {
  const lsid = { id: new UUID() };
  const raise = async (): Promise<number> => {
    const server = await startEmbeddedMongo({ dataDir: dir });
    const reply = await rawCommand(server.port, {
      update: "n",
      updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }],
      lsid,
      txnNumber: Long.fromNumber(1),
      $db: "kept",
    });
    expect(reply).toMatchObject({ ok: 1, n: 1 });
    const client = await MongoClient.connect(server.uriFor("kept"));
    const found = await client.db().collection<Thing>("n").findOne({ _id: 1 });
    await client.close();
    await server.close();
    return found?.n;
  };
  expect(await raise()).toBe(1);
  expect(await raise()).toBe(1);
});

/** Sends one command as it is, where a driver would put its own session in. */
async function rawCommand(port: number, command: Document): Promise<Document> {
  const body = serialize(command);
  const head = Buffer.alloc(21);
  head.writeInt32LE(21 + body.length, 0);
  head.writeInt32LE(2013, 12);
  const socket = connect(port, "127.0.0.1");
  socket.write(Buffer.concat([head, body]));
  const [reply]: Buffer[] = await once(socket, "data");
  socket.destroy();
  return deserialize(reply?.subarray(21) ?? Buffer.alloc(0));
}

test("a second server on one directory is refused in plain words", async () => {
  const first = await startEmbeddedMongo({ dataDir: dir });
  const child = spawn(process.execPath, [MAIN, "--data", dir], { stdio: ["ignore", "ignore", "pipe"] });
  children.push(child);
  let said = "";
  child.stderr.on("data", (part) => {
    said += String(part);
  });
  expect((await once(child, "exit"))[0]).toBe(1);
  expect(said).toContain(`Another process is using the data directory ${dir}`);
  await expect(startEmbeddedMongo({ dataDir: dir })).rejects.toThrow(/Another process is using/);
  await first.close();
  await (await startEmbeddedMongo({ dataDir: dir })).close();
});

test("a taken port and a directory that is none are refused in plain words", async () => {
  const first = await startEmbeddedMongo();
  await expect(startEmbeddedMongo({ port: first.port })).rejects.toThrow(`Port ${first.port} on 127.0.0.1 is taken`);
  await first.close();
  await expect(startEmbeddedMongo({ dataDir: MAIN })).rejects.toThrow(/Cannot create the data directory/);
});

test("in a thread of its own it answers while the caller is busy, and closes", async () => {
  const server = await startEmbeddedMongo({ thread: true });
  const client = await MongoClient.connect(server.uri);
  await client.db("t").collection<Thing>("t").insertOne({ _id: 1 });
  expect(await client.db("t").collection("t").countDocuments()).toBe(1);
  await client.close();
  await server.close();
  await expect(startEmbeddedMongo({ thread: true, dataDir: MAIN })).rejects.toMatchObject({
    name: "DataDirectoryError",
  });
});
