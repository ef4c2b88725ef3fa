import { createHash, randomBytes } from "node:crypto";
import { hostname, userInfo } from "node:os";
import { createInterface } from "node:readline/promises";
import { type Masking, readDirectory, restoreBackup, restoreInto, shapesIn } from "@vitrina/backup";
import type { MongoClient } from "mongodb";
import type { Arguments } from "./arguments.ts";
import { choose } from "./choose.ts";
import { maskPeople } from "./masking/mask-document.ts";
import { type Backups, connect } from "./open-backups.ts";
import { Unmet } from "./unmet.ts";
import { withRun } from "./with-run.ts";
import { describe, megabytes } from "./words.ts";

const LOOPBACK = /^(localhost|127\.|\[?::1)/;
/** With it every account can be opened in a copy without people. */
export const COPY_PASSWORD = "vitrina-demo-2026";

type Asked = Pick<
  Arguments,
  "from" | "into" | "drop" | "confirm" | "unmasked" | "reason" | "directory" | "trigger" | "askedBy"
>;

/** Puts a backup into a database: an empty one, unless told otherwise; without people's data, unless it is production's own. */
export async function restore(at: Backups, asked: Asked): Promise<void> {
  const target = await openTarget(at, asked.into);
  try {
    const { client, database } = target;
    if (asked.drop) await confirmDrop(database, asked.confirm);
    const developers = at.env.VITRINA_ENV === "local" || target.isLoopback;
    const isMasked = developers && !asked.unmasked;
    if (developers && asked.unmasked) await writeDown(at, asked, database);
    if (asked.directory !== undefined) return await fromDirectory(at, asked.directory, target, asked.drop, isMasked);

    const manifest = await choose(at, asked.from);
    at.say(`${manifest.archive.key}: ${describe(manifest)}.`);
    const masking = isMasked ? await maskingFor(at.identities.join() + manifest.archive.sha256) : undefined;
    const { storage, spool, identities } = at;
    await withRun(at, "restore", asked, async ({ signal, tell }) => {
      const told = (step: string, words: string, figures: object) => {
        tell({ step, figures: { ...figures } });
        at.progress(`${step}: ${words}`);
      };
      const from = {
        storage,
        spool,
        manifest,
        identities,
        signal,
        onStep: (step: string, bytes: number) => told(step, megabytes(bytes), { bytes }),
      };
      const into = {
        client,
        database,
        drop: asked.drop,
        signal,
        ...(masking && { masking }),
        onDocuments: (collection: string, documents: number) =>
          told("restoring", `${documents} documents, now ${collection}`, { documents }),
      };
      const restored = await restoreBackup(from, into);
      at.say(`${restored.documents} documents in ${restored.collections} collections are in the database ${database}.`);
      sayHow(at, isMasked, restored.leftOut);
      const figures = { ...restored, database, isMasked, reason: asked.reason ?? "" };
      return { objectKey: manifest.archive.key, takenAt: new Date(manifest.takenAt), figures };
    });
  } finally {
    await target.close();
  }
}

function sayHow(at: Backups, isMasked: boolean, leftOut: readonly string[]): void {
  if (!isMasked) {
    at.say("Every collection was read back and is equal byte for byte; indexes, validators and views too.");
    return;
  }
  at.say("People's data were replaced by invented ones. As they are: --unmasked --reason TEXT.");
  at.say(`Left empty: ${leftOut.join(", ")}.`);
  at.say(`Every account opens with the password ${COPY_PASSWORD}.`);
}

/** The names of who and why stay in the bucket, where a copy of the data cannot take them back. */
async function writeDown(at: Backups, asked: Asked, database: string): Promise<void> {
  const who = { user: userInfo().username, host: hostname(), askedBy: asked.askedBy };
  const text = `${JSON.stringify({ at: at.now().toISOString(), what: "restored with people's data", reason: asked.reason, database, from: asked.from ?? "newest", ...who })}\n`;
  const bytes = Buffer.from(text);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const key = `backup-access/${at.env.VITRINA_ENV}/${at.now().toISOString().replace(/[-:.]/g, "")}-${sha256.slice(0, 12)}.json`;
  await at.storage.put(key, {
    bytes: bytes.length,
    sha256,
    read: async (from, length) => bytes.subarray(from, from + length),
  });
  at.say(`Written down in the bucket: ${key}`);
}

async function fromDirectory(
  at: Backups,
  directory: string,
  target: Target,
  drop: boolean,
  isMasked: boolean,
): Promise<void> {
  const name = at.database;
  let prelude: Parameters<typeof shapesIn>[0] | undefined;
  for await (const event of readDirectory(directory, name)) if (event.is === "prelude") prelude = event;
  if (!prelude) throw new Unmet(`${directory}/${name} holds no dump.`);
  const { client, database } = target;
  const masking = isMasked ? await maskingFor(randomBytes(32).toString("hex")) : undefined;
  const into = { client, database, drop, signal: at.signal, ...(masking && { masking }) };
  const restored = await restoreInto(into, shapesIn(prelude), readDirectory(directory, name), []);
  at.say(`${restored.documents} documents in ${restored.collections} collections are in the database ${database}.`);
  at.say("A directory has no manifest: nothing but its own files was there to compare it with.");
}

async function maskingFor(secret: string): Promise<Masking> {
  const { hashPassword } = await import("better-auth/crypto");
  return maskPeople(createHash("sha256").update(secret).digest(), await hashPassword(COPY_PASSWORD));
}

type Target = { client: MongoClient; database: string; isLoopback: boolean; close: () => Promise<void> };

async function openTarget(at: Backups, into: string | undefined): Promise<Target> {
  if (into?.startsWith("mongodb")) {
    const client = await connect(into);
    return { client, database: client.db().databaseName, isLoopback: isLoopback(into), close: () => client.close() };
  }
  const database = into ?? `${at.database}_restored_${at.now().toISOString().slice(0, 16).replace(/[-:T]/g, "")}`;
  return { client: at.client, database, isLoopback: isLoopback(at.env.DATABASE_URL), close: async () => {} };
}

const isLoopback = (url: string): boolean =>
  LOOPBACK.test(/^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?([^/]*)/.exec(url)?.[1] ?? "");

async function confirmDrop(database: string, confirmed: string | undefined): Promise<void> {
  if (confirmed === database) return;
  if (confirmed !== undefined || !process.stdin.isTTY) {
    throw new Unmet(`--drop empties the database ${database} for good. Say so with --confirm ${database}.`);
  }
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question(`Everything in the database ${database} goes. Type its name to go on: `);
  asking.close();
  if (answer.trim() !== database) throw new Unmet("That is not its name. Nothing was changed.");
}
