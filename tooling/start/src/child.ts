import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { basename } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inRepository } from "./repository.ts";
import { Trouble } from "./trouble.ts";

const LEAVE_WITH_PARENT = new URL("./leave-with-parent.ts", import.meta.url).href;
const LOG_LIMIT_BYTES = 10_000_000;

export type ChildOptions = {
  /** What a person calls it: "database", "API". */
  name: string;
  /** The program and its arguments, as after `node`. */
  run: readonly string[];
  env: Record<string, string>;
  cwd?: string;
  /** Where its output goes; without it, to this terminal. */
  log?: string;
  /** Runs under `node --watch`, whose own process has to leave too. */
  watch?: boolean;
};

export type Child = {
  name: string;
  pid: number | undefined;
  /** Settles with a sentence when the process ends, whatever the cause. */
  ended: Promise<string>;
  hasEnded: () => boolean;
  /** The first message it sends; refuses when it ends before that. */
  ready: () => Promise<unknown>;
  /** The end of its log, for a person to read. */
  lastWords: () => string;
  /** Asks it to stop, waits for it, and kills it when it does not listen. */
  stop: (graceMs?: number) => Promise<void>;
};

/**
 * Starts a Node program in a session of its own, so that Ctrl-C reaches only the parent, which stops its children in order.
 * The child holds the reading end of a pipe from the parent: when the parent is gone, however it went, the child leaves.
 */
export function startChild({ name, run, env, cwd, log, watch = false }: ChildOptions): Child {
  const output = log === undefined ? ("inherit" as const) : openLog(log);
  const options: SpawnOptions = {
    cwd,
    env: {
      ...inherited(),
      NODE_COMPILE_CACHE: inRepository("node_modules/.cache/vitrina/compiled"),
      ...env,
      ...(watch && { VITRINA_WATCHED: "1" }),
    },
    stdio: ["pipe", output, output, "ipc"],
    detached: true,
  };
  const child = spawn(
    process.execPath,
    [...(watch ? ["--watch", "--watch-preserve-output"] : []), "--import", LEAVE_WITH_PARENT, ...run],
    options,
  );
  if (typeof output === "number") closeSync(output);

  const ended = endOf(child, name);
  const first = Promise.withResolvers<unknown>();
  first.promise.catch(() => {});
  child.once("message", first.resolve);
  void ended.then((how) => first.reject(new Trouble(how)));
  const lastWords = () => (log === undefined ? "" : tail(log));

  return {
    name,
    pid: child.pid,
    ended,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    ready: () => first.promise,
    lastWords,
    stop: (graceMs = 10_000) => stop(child, ended, graceMs),
  };
}

function endOf(child: ChildProcess, name: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  child.once("error", (error) => resolve(`The ${name} could not be started: ${error.message}`));
  child.once("exit", (code, signal) => resolve(`The ${name} stopped (${signal ?? `exit code ${code}`})`));
  return promise;
}

async function stop(child: ChildProcess, ended: Promise<string>, graceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.kill("SIGTERM");
  const left = await Promise.race([ended.then(() => true), wait(graceMs, false, { ref: false })]);
  if (left) return;
  killGroup(child.pid);
  await ended;
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It left in the meantime.
  }
}

/** What a program needs to run at all; settings of the outside world must not leak into a local house. */
function inherited(): Record<string, string> {
  const names = [
    "PATH",
    "HOME",
    "TMPDIR",
    "LANG",
    "LC_ALL",
    "TERM",
    "FORCE_COLOR",
    "NO_COLOR",
    "CI",
    "NODE_EXTRA_CA_CERTS",
  ];
  const set = names.map((name): [string, string | undefined] => [name, process.env[name]]);
  return Object.fromEntries(set.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(file, `${file}.old`);
  return openSync(file, "a", 0o600);
}

function tail(file: string): string {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n").slice(-15);
  return [`Last lines of ${basename(file)} (${file}):`, ...lines.map((line) => `  ${line}`)].join("\n");
}
