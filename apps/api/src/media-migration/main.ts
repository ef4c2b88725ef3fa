import { createWriteStream, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Busy, CompanyUnavailable, Interrupted, type Move } from "@vitrina/media-migration";
import { redact } from "@vitrina/outside";
import { cloudinaryAccount, EnvError, type MigrationEnv, readMigrationEnv } from "../env.ts";
import { type Arguments, readArguments, USAGE, WrongArguments } from "./arguments.ts";
import { openMove } from "./open-move.ts";
import { showProgress } from "./progress.ts";
import { exitCodeOf, type Outcome, runHeld, runPhase } from "./run-phase.ts";
import { reportOf } from "./words.ts";

const FOLLOW_MS = 5_000;
const ticks = () => performance.now();
const stopping = new AbortController();
let secrets: readonly string[] = [];

async function main(): Promise<number> {
  const asked = readArguments(process.argv.slice(2));
  const env = readMigrationEnv(process.env);
  if (asked.uploads !== undefined && !statSync(asked.uploads, { throwIfNoEntry: false })?.isDirectory())
    throw new WrongArguments(`--uploads: there is no folder ${asked.uploads}.`);
  secrets = secretsOf(env);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());

  const files = filesOf(asked);
  const lines = files.log ? createWriteStream(files.log, { flags: "a" }) : undefined;
  const { move, close } = await openMove(env, asked, {
    now: () => new Date(),
    ticks,
    log: (event) => lines?.write(`${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`),
    signal: stopping.signal,
  });
  try {
    const outcome = await watched(move, asked);
    const report = reportOf(outcome, move, { log: files.log });
    console.log(report);
    keepFiles(files, outcome, report, move);
    return exitCodeOf(outcome, move, asked.strict);
  } finally {
    await close();
    await new Promise<void>((done) => (lines ? lines.end(done) : done()));
  }
}

/** Plan and status only read, so they need not wait for anybody. */
async function watched(move: Move, asked: Arguments): Promise<Outcome> {
  const { phase } = asked;
  if (phase === "status" || (phase === "finish" && !asked.confirm)) return runPhase(move, asked);
  const progress = showProgress(move, phase, terminal(), ticks);
  try {
    if (phase === "plan") return await runPhase(move, asked);
    return await runHeld(move, phase, () => followed(move, asked));
  } finally {
    progress.stop();
  }
}

async function followed(move: Move, asked: Arguments): Promise<Outcome> {
  for (;;) {
    const outcome = await runPhase(move, asked).catch((error: unknown) => {
      if (asked.follow && error instanceof Interrupted) return { phase: "copy", isComplete: true } as const;
      throw error;
    });
    if (!asked.follow || asked.phase !== "copy" || stopping.signal.aborted) return outcome;
    await wait(FOLLOW_MS, undefined, { signal: stopping.signal }).catch(() => {});
    move.tally.documents.done = 0;
    Object.assign(move.tally, { left: {}, failed: {}, outside: 0 });
  }
}

function filesOf({ phase, out }: Arguments): { log: string; report: string; inventory: string } {
  if (phase === "status") return { log: "", report: "", inventory: "" };
  mkdirSync(out, { recursive: true });
  const name = `${new Date().toISOString().replace(/[:.]/g, "-")}-${phase}`;
  return {
    log: join(out, `${name}.jsonl`),
    report: join(out, `${name}.txt`),
    inventory: phase === "plan" ? join(out, "inventory.json") : "",
  };
}

function keepFiles(files: ReturnType<typeof filesOf>, outcome: Outcome, report: string, { tally }: Move): void {
  if (files.report) writeFileSync(files.report, `${report}\n`);
  if (outcome.phase === "plan") writeFileSync(files.inventory, `${JSON.stringify(outcome.inventory, null, 2)}\n`);
  else if (files.report)
    writeFileSync(files.report.replace(/txt$/, "json"), `${JSON.stringify({ outcome, tally }, null, 2)}\n`);
}

function terminal() {
  const { stdout } = process;
  return { isTTY: stdout.isTTY === true, columns: stdout.columns ?? 80, write: (text: string) => stdout.write(text) };
}

function codeOf(error: unknown): number {
  if (error instanceof WrongArguments) {
    console.error(`${error.message}\n\n${USAGE}`);
    return 2;
  }
  if (error instanceof EnvError) {
    console.error(error.message);
    return 2;
  }
  if (error instanceof Interrupted || stopping.signal.aborted) {
    console.error("Stopped. What is done stays done; run it again to go on.");
    return 130;
  }
  if (error instanceof Busy) {
    console.error(`Another process is at it: ${error.message}.`);
    return 5;
  }
  const name = error instanceof Error ? error.name : "";
  if (error instanceof CompanyUnavailable || /^Mongo(ServerSelection|Network)/.test(name)) {
    console.error(`Not to be reached: ${told(error)}. What is done stays done; run it again later.`);
    return 7;
  }
  // Not the error itself: those of the driver carry the documents, those of an address the password.
  const lines = (error instanceof Error ? (error.stack ?? error.message) : String(error)).split("\n");
  console.error(lines.map((line) => redact(line, secrets)).join("\n"));
  return 1;
}

const told = (error: unknown): string => redact(error instanceof Error ? error.message : String(error), secrets);

function secretsOf({ CLOUDINARY_URL, DATABASE_URL }: MigrationEnv): string[] {
  const password = /^[^:]+:\/\/[^/@]*?:([^/@]+)@/.exec(DATABASE_URL)?.[1] ?? "";
  return [cloudinaryAccount(CLOUDINARY_URL).apiSecret, password];
}

process.exitCode = await main().catch(codeOf);
