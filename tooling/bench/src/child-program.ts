import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import * as z from "zod";

const REPORTER = new URL("./report-to-parent.ts", import.meta.url).href;
const ASK_EVERY_MS = 50;
const PATIENCE_MS = 30_000;

const report = z.object({ cpuMs: z.number(), commands: z.array(z.string()) });

/** What a program used and sent so far. */
export type Report = z.infer<typeof report>;

/** One program in a process of its own, as the benches need it. */
export type ChildProgram = AsyncDisposable & {
  /** Where it answers: `http://…` or `mongodb://…`. */
  readonly origin: string;
  readonly pid: number;
  /** Milliseconds of processor time it has used, and the names of the database commands it has sent when watched. */
  report: () => Promise<Report>;
};

type Program = { file: URL; args?: readonly string[]; env?: Record<string, string> };

/** Starts a program of ours that tells its parent `{ origin }` once it answers. */
export async function startProgram(program: Program): Promise<ChildProgram> {
  const child = spawned(program);
  const [message] = await once(child, "message");
  return handleOn(child, z.object({ origin: z.string() }).parse(message).origin);
}

/** Starts a server that knows nothing of benches, and asks its readiness until it says yes. */
export async function startServer(program: Program, origin: string, readyPath: string): Promise<ChildProgram> {
  const child = spawned(program);
  const until = performance.now() + PATIENCE_MS;
  while (!(await answersOk(origin + readyPath))) {
    if (child.exitCode !== null) throw new Error(`${fileURLToPath(program.file)} ended with code ${child.exitCode}`);
    if (performance.now() > until) throw new Error(`${fileURLToPath(program.file)} did not become ready`);
    await wait(ASK_EVERY_MS);
  }
  return handleOn(child, origin);
}

function spawned({ file, args = [], env = {} }: Program): ChildProcess {
  return fork(fileURLToPath(file), args, {
    env: { ...process.env, NODE_ENV: "production", ...env },
    execArgv: [...process.execArgv, "--import", REPORTER],
  });
}

function handleOn(child: ChildProcess, origin: string): ChildProgram {
  return {
    origin,
    pid: child.pid ?? 0,
    async report() {
      const answered = once(child, "message");
      child.send("report");
      const [message] = await answered;
      return report.parse(message);
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill();
      await ended;
    },
  };
}

async function answersOk(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}
