import { BackupRefused, newSealingKeys, newSigningKeys } from "@vitrina/backup";
import { EnvError, readBackupEnv } from "../env.ts";
import { type Arguments, readArguments, USAGE, WrongArguments } from "./arguments.ts";
import { NoBackup } from "./choose.ts";
import { drill } from "./drill/drill.ts";
import { list, prune, verify } from "./look.ts";
import { type Backups, openBackups } from "./open-backups.ts";
import { restore } from "./restore.ts";
import { take, takeDirectory } from "./take.ts";
import { Unmet } from "./unmet.ts";
import { Busy } from "./with-run.ts";
import { describe } from "./words.ts";

const PROGRESS_MS = 1_000;
const stopping = new AbortController();

async function main(): Promise<number> {
  const asked = readArguments(process.argv.slice(2));
  if (!asked) {
    console.log(USAGE);
    return 0;
  }
  if (asked.command === "keys") return makeKeys();
  const env = readBackupEnv(process.env);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
  if (asked.tied) {
    // Whoever started this holds the other end and never writes: when it is gone, so is the need for this.
    process.stdin.once("end", () => stopping.abort()).once("error", () => stopping.abort());
    process.stdin.resume();
    process.stdin.unref();
  }
  const at = await openBackups(env, {
    now: () => new Date(),
    ticks: () => performance.now(),
    say: (line) => console.log(line),
    progress: slowly((line) => console.log(`  ${line}`)),
    signal: stopping.signal,
    identityFile: asked.identity,
  });
  try {
    return await carryOut(at, asked);
  } finally {
    await at.close();
  }
}

async function carryOut(at: Backups, asked: Arguments): Promise<number> {
  switch (asked.command) {
    case "run": {
      if (asked.directory !== undefined) {
        const documents = await takeDirectory(at, asked.directory);
        at.say(`${documents} documents are in ${asked.directory}/${at.database}, in the clear: mind who can read it.`);
        return 0;
      }
      const { key, manifest } = await take(at, asked);
      at.say(`The backup is in the bucket, was downloaded again and is what was sent:\n${key}\n${describe(manifest)}.`);
      return 0;
    }
    case "list":
      return (await list(at)) ? 0 : 3;
    case "verify":
      await verify(at, asked);
      return 0;
    case "restore":
      await restore(at, asked);
      return 0;
    case "drill":
      return (await drill(at, asked)) ? 0 : 3;
    default:
      await prune(at, asked);
      return 0;
  }
}

async function makeKeys(): Promise<number> {
  const [sealing, signing] = [await newSealingKeys(), newSigningKeys()];
  console.log(`For the server:
  BACKUP_RECIPIENTS=${sealing.recipient}
  BACKUP_SIGNING_KEY=${signing.signingKey}

For the safe, on paper and on two drives, never on a server:
  ${sealing.identity}

For whoever checks backups elsewhere:
  BACKUP_VERIFY_KEYS=${signing.verifyKey}`);
  return 0;
}

/** Progress for a person: not more than a line in a second. */
function slowly(say: (line: string) => void): (line: string) => void {
  let last = 0;
  return (line) => {
    if (performance.now() - last < PROGRESS_MS) return;
    last = performance.now();
    say(line);
  };
}

function codeOf(error: unknown): number {
  const message = error instanceof Error ? error.message : String(error);
  const name = error instanceof Error ? error.name : "";
  if (stopping.signal.aborted) {
    console.error("Stopped. Nothing that is half done counts as a backup.");
    return 130;
  }
  if (error instanceof WrongArguments) {
    console.error(`${message}\n\n${USAGE}`);
    return 2;
  }
  const codes: [boolean, number][] = [
    [error instanceof EnvError, 2],
    [error instanceof BackupRefused && error.code === "not-empty", 6],
    [error instanceof BackupRefused, 3],
    [error instanceof NoBackup, 4],
    [error instanceof Busy, 5],
    [error instanceof Unmet, 6],
    [name === "ExternalError" || /^Mongo(ServerSelection|Network)/.test(name), 7],
  ];
  const code = codes.find(([fits]) => fits)?.[1];
  if (code === undefined) {
    console.error(error);
    return 1;
  }
  console.error(code === 7 ? `Not to be reached, or it refuses: ${message}` : message);
  return code;
}

process.exitCode = await main().catch(codeOf);
