import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "@vitrina/testing";
import { startProgram } from "./child-program.ts";
import { startEmbeddedDatabase } from "./embedded-database.ts";
import { WireConnection } from "./mongo-wire.ts";

const START_WITHIN_MS = 30_000;

/** A server to measure, with connections to it. */
export type Contender = AsyncDisposable & {
  readonly connections: readonly WireConnection[];
  /** Milliseconds of processor time it has used; null where that is not known. */
  cpuMs(): Promise<number | null>;
};

/** The embedded database as it is shipped, on disk. */
export const startEmbedded = (connections: number): Promise<Contender> =>
  contender(startEmbeddedDatabase(), connections);

/** `node:sqlite` that knows the bench's questions beforehand. */
export async function startBare(connections: number): Promise<Contender> {
  const dataDir = mkdtempSync(join(tmpdir(), "vitrina-bench-bare-"));
  const file = new URL("./embedded-mongo.bare.ts", import.meta.url);
  const started = await contender(startProgram({ file, args: [dataDir] }), connections);
  return {
    ...started,
    async [Symbol.asyncDispose]() {
      await started[Symbol.asyncDispose]();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function contender(starting: ReturnType<typeof startProgram>, count: number): Promise<Contender> {
  const program = await starting;
  const connections = await connect(Number(new URL(program.origin).port), count);
  return {
    connections,
    cpuMs: async () => (await program.report()).cpuMs,
    async [Symbol.asyncDispose]() {
      for (const connection of connections) connection.close();
      await program[Symbol.asyncDispose]();
    },
  };
}

/** A `mongod` given by its path, alone and with its journal. Throws when it does not answer in time. */
export async function startMongod(path: string, count: number): Promise<Contender> {
  const dataDir = mkdtempSync(join(tmpdir(), "vitrina-bench-mongod-"));
  const port = await freePort();
  const args = ["--dbpath", dataDir, "--port", String(port), "--bind_ip", "127.0.0.1"];
  const child = spawn(path, args, { stdio: "ignore" });
  const until = performance.now() + START_WITHIN_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${path} ended with code ${child.exitCode}`);
    if (performance.now() > until) throw new Error(`${path} did not answer in ${START_WITHIN_MS} ms`);
    const first = await WireConnection.open(port).catch(() => null);
    first?.close();
    if (first) break;
    await wait(100);
  }
  const connections = await connect(port, count);
  return {
    connections,
    cpuMs: async () => null,
    async [Symbol.asyncDispose]() {
      for (const connection of connections) connection.close();
      const ended = once(child, "exit");
      child.kill();
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const connect = (port: number, count: number): Promise<WireConnection[]> =>
  Promise.all(Array.from({ length: count }, () => WireConnection.open(port)));
