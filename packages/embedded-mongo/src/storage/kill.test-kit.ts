import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { MongoClient } from "mongodb";
import type { Thing } from "../server.test-kit.ts";

export const MAIN: string = fileURLToPath(new URL("../main.ts", import.meta.url));

/** What a start took until the server answered; on a busy machine the processor's time says more than the clock's. */
export type Start = { ms: number; cpuMs: number };

/** For tests: the command line's server in a process of its own, ready to answer. */
export async function startChild(dir: string): Promise<{ child: ChildProcess; uri: string; start: Start }> {
  const started = performance.now();
  const child = spawn(process.execPath, [MAIN, "--data", dir], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    const start = { ms: performance.now() - started, cpuMs: processorMs(child.pid ?? 0) };
    return { child, uri: line, start };
  }
  throw new Error("the server said nothing");
}

const MS_PER_TICK = 10;

/** Milliseconds of processor time of another process, as Linux tells it; NaN elsewhere. */
function processorMs(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
  } catch {
    return Number.NaN;
  }
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

export type KillReport = { acknowledged: number; lost: string[]; halves: unknown[]; restarts: Start[] };

/** Kills a writing server again and again and tells what was lost. `pause` says how long each round may write. */
export async function killAgainAndAgain(
  dir: string,
  rounds: number,
  pause: (round: number) => number,
): Promise<KillReport> {
  const acknowledged: Acknowledged = { singles: new Set(), pairs: new Set() };
  const restarts: Start[] = [];
  for (let round = 0; round < rounds; round++) {
    const { child, uri, start } = await startChild(dir);
    if (round > 0) restarts.push(start);
    const writers = [0, 1, 2].map((writer) => writeUntilKilled(uri, writer, round, acknowledged));
    await new Promise((resolve) => setTimeout(resolve, pause(round)));
    child.kill("SIGKILL");
    await once(child, "exit");
    await Promise.all(writers);
  }
  const { child, uri, start } = await startChild(dir);
  restarts.push(start);
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
    restarts,
  };
}
