import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { MongoClient } from "mongodb";
import type { Thing } from "../server.test-kit.ts";

export const MAIN: string = fileURLToPath(new URL("../main.ts", import.meta.url));

/** For tests: the command line's server in a process of its own, ready to answer. */
export async function startChild(dir: string): Promise<{ child: ChildProcess; uri: string; readyMs: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, [MAIN, "--data", dir], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, uri: line, readyMs: performance.now() - started };
  }
  throw new Error("the server said nothing");
}

type Acknowledged = { singles: Set<string>; pairs: Set<string> };

/** Writes until the connection breaks; keeps what was acknowledged. */
async function writeUntilKilled(uri: string, writer: number, round: number, acknowledged: Acknowledged): Promise<void> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 300, retryWrites: false });
  const singles = client.db("kill").collection<Thing>("singles");
  const pairs = client.db("kill").collection<Thing>("pairs");
  try {
    for (let i = 0; ; i++) {
      const _id = `${round}-${writer}-${i}`;
      await singles.insertOne({ _id, text: "x".repeat(100) });
      acknowledged.singles.add(_id);
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await pairs.insertOne({ _id: `${_id}-left`, of: _id }, { session });
          await pairs.insertOne({ _id: `${_id}-right`, of: _id }, { session });
        }),
      );
      acknowledged.pairs.add(_id);
    }
  } catch {
  } finally {
    await client.close();
  }
}

export type KillReport = { acknowledged: number; lost: string[]; halves: unknown[]; slowestStartMs: number };

/** Kills a writing server again and again and tells what was lost. `pause` says how long each round may write. */
export async function killAgainAndAgain(
  dir: string,
  rounds: number,
  pause: (round: number) => number,
): Promise<KillReport> {
  const acknowledged: Acknowledged = { singles: new Set(), pairs: new Set() };
  let slowestStartMs = 0;
  for (let round = 0; round < rounds; round++) {
    const { child, uri, readyMs } = await startChild(dir);
    slowestStartMs = Math.max(slowestStartMs, readyMs);
    const writers = [0, 1, 2].map((writer) => writeUntilKilled(uri, writer, round, acknowledged));
    await new Promise((resolve) => setTimeout(resolve, pause(round)));
    child.kill("SIGKILL");
    await once(child, "exit");
    await Promise.all(writers);
  }
  const { child, uri } = await startChild(dir);
  const client = await MongoClient.connect(uri);
  const db = client.db("kill");
  const singles = new Set(
    await db
      .collection<Thing>("singles")
      .find()
      .map(({ _id }) => String(_id))
      .toArray(),
  );
  const pairs = await db
    .collection("pairs")
    .aggregate([{ $group: { _id: "$of", n: { $sum: 1 } } }])
    .toArray();
  const whole = new Set(pairs.map(({ _id }) => _id));
  await client.close();
  child.kill("SIGTERM");
  await once(child, "exit");
  return {
    acknowledged: acknowledged.singles.size + acknowledged.pairs.size,
    lost: [
      ...[...acknowledged.singles].filter((id) => !singles.has(id)),
      ...[...acknowledged.pairs].filter((id) => !whole.has(id)),
    ],
    halves: pairs.filter(({ n }) => n !== 2),
    slowestStartMs,
  };
}
