import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { serialize } from "bson";
import { MongoClient } from "mongodb";
import { expect, onTestFinished, test } from "vitest";
import { MAIN } from "../storage/kill.test-kit.ts";

const MESSAGES = process.env.VITRINA_TEST_FULL ? 100_000 : 2_000;

/** A server that kept anything of each message would not get through with this little. */
const HEAP_MB = 128;

const COMMANDS = [
  { ping: 1, $db: "admin" },
  { hello: 1, $db: "admin" },
  { find: "c", filter: { a: { $gt: 1, $in: [1, "x", null] } }, sort: { a: 1 }, projection: { a: 1 }, $db: "t" },
  { insert: "c", documents: [{ _id: 1, a: [1, { b: new Date() }] }], $db: "t" },
  {
    update: "c",
    updates: [{ q: { a: 1 }, u: { $inc: { a: 1 }, $push: { b: { $each: [1], $slice: 5 } } }, upsert: true }],
    $db: "t",
  },
  { aggregate: "c", pipeline: [{ $match: { a: 1 } }, { $group: { _id: "$a", n: { $sum: 1 } } }], cursor: {}, $db: "t" },
  { createIndexes: "c", indexes: [{ key: { a: 1 }, name: "a_1" }], $db: "t" },
  { getMore: 5, collection: "c", $db: "t" },
].map((command) => serialize(command));

/** Small and quick random numbers that a failing run can be repeated with. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}

function brokenMessage(random: (below: number) => number): Buffer {
  const body = COMMANDS[random(COMMANDS.length)] ?? Buffer.alloc(0);
  const message = Buffer.concat([Buffer.alloc(21), body]);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(2013, 12);
  for (let i = random(4) + 1; i > 0; i--)
    message[random(10) === 0 ? random(21) : 21 + random(body.length)] = random(256);
  if (random(5) === 0) return message.subarray(0, random(message.length));
  return message;
}

function send(port: number, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const done = (): void => {
      socket.destroy();
      resolve();
    };
    socket.on("error", done);
    socket.on("close", done);
    socket.on("data", done);
    socket.setTimeout(50, done);
    socket.end(bytes);
  });
}

/** Some broken messages are good ones for a collection of another name; those are no leak. */
async function dropEverything(client: MongoClient): Promise<void> {
  const { databases } = await client.db().admin().listDatabases({ nameOnly: true });
  for (const { name } of databases) await client.db(name).dropDatabase();
}

const residentMb = async (pid: number): Promise<number> =>
  Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

test(`${MESSAGES} broken messages stop nothing and leave the memory flat`, async () => {
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, MAIN], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  let uri = "";
  for await (const line of createInterface({ input: child.stdout })) {
    uri = line;
    break;
  }
  const port = Number(/:(\d+)\//.exec(uri)?.[1]);
  const random = randomNumbers(20_240_101);
  const client = await MongoClient.connect(uri);
  let early = 0;
  for (let sent = 0; sent < MESSAGES; ) {
    const batch = Math.min(MESSAGES / 10, MESSAGES - sent);
    const senders = Array.from({ length: 32 }, async (_, sender) => {
      for (let i = sender; i < batch; i += 32) await send(port, brokenMessage(random));
    });
    await Promise.all(senders);
    sent += batch;
    await dropEverything(client);
    if (sent === batch * 3) early = await residentMb(child.pid ?? 0);
  }
  expect(child.exitCode).toBeNull();
  expect(await client.db("t").command({ ping: 1 })).toMatchObject({ ok: 1 });
  await client.close();
  const late = await residentMb(child.pid ?? 0);
  console.log(`memory ${Math.round(early)} MB after a third, ${Math.round(late)} MB at the end`);
  expect(late).toBeLessThan(early * 2);
}, 1_800_000);
