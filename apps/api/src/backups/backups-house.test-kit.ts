import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { newSealingKeys, newSigningKeys } from "@vitrina/backup";
import { controlOf, startSandbox } from "@vitrina/sandbox";
import { startDatabase } from "@vitrina/testing";
import { readBackupEnv } from "../env.ts";
import { type Backups, openBackups } from "./open-backups.ts";

const PROGRAM = fileURLToPath(new URL("./main.ts", import.meta.url));

/** A database with every migration, a bucket, keys, and the commands on them. */
export async function openBackupHouse() {
  const directory = await mkdtemp(join(tmpdir(), "vitrina-backups-"));
  const [database, sandbox, sealing] = await Promise.all([
    startDatabase(),
    startSandbox({ dataDir: directory }),
    newSealingKeys(),
  ]);
  const { s3 } = sandbox;
  const source: Record<string, string> = {
    VITRINA_ENV: "local",
    DATABASE_URL: database.url,
    S3_VENDOR: "aws",
    S3_ENDPOINT: s3.origin,
    S3_REGION: s3.region,
    S3_BUCKET: s3.bucket,
    S3_ACCESS_KEY_ID: s3.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
    BACKUP_RECIPIENTS: sealing.recipient,
    BACKUP_IDENTITY: sealing.identity,
    BACKUP_SIGNING_KEY: newSigningKeys().signingKey,
    BACKUP_LOCK_DAYS: "1",
    BACKUP_SPOOL: join(directory, "spool"),
  };
  const said: string[] = [];
  let offsetMs = 0;
  const at: Backups = await openBackups(readBackupEnv(source), {
    now: () => new Date(Date.now() + offsetMs),
    ticks: () => performance.now(),
    say: (line) => said.push(line),
    progress: () => {},
    signal: new AbortController().signal,
  });
  return {
    at,
    said,
    db: at.client.db(),
    s3: controlOf(s3.origin),
    spoolDir: join(directory, "spool"),
    /** Both clocks, the bucket's too. */
    async later(ms: number) {
      offsetMs += ms;
      await controlOf(s3.origin).moveClock(offsetMs);
    },
    /** The program itself, as a person starts it. */
    start(...args: string[]) {
      const child = spawn(process.execPath, [PROGRAM, ...args], { env: { ...process.env, ...source }, stdio: "pipe" });
      let output = "";
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => (output += piece));
      const ended = new Promise<{ code: number | null; output: string }>((resolve) =>
        child.once("close", (code) => resolve({ code, output })),
      );
      return { child, ended, output: () => output };
    },
    async close() {
      await at.close();
      await Promise.all([database.close(), sandbox.close()]);
      await rm(directory, { recursive: true, force: true });
    },
  };
}
