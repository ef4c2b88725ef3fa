import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Album, type LegacyData, type LegacyDataOptions, makeLegacyData, openAlbum } from "@vitrina/legacy-data";
import { MODEST, modestEnv } from "@vitrina/media-migration/modest";
import { controlOf, type Sandbox, startSandbox } from "@vitrina/sandbox";
import { startDatabase, type TestDatabase } from "@vitrina/testing";
import { BSON, type Db, MongoClient } from "mongodb";

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));
export const PICTURES = ["products", "ugc_campaigns", "ugc_creators", "website_builder_pages"];

export type Ended = { code: number | null; signal: NodeJS.Signals | null; output: string };

/** A production database of the old kind with its upload folder, the media company's stand-in, and the program. */
export type OldHouse = {
  db: Db;
  /** The same database where nothing is ever moved, so that edits can be made in both and compared. */
  shadow: Db;
  data: LegacyData;
  album: Album;
  sandbox: Sandbox;
  /** Where inventory, logs and reports are written. */
  out: string;
  /** Starts a phase and does not wait for it. */
  start: (phase: string, ...more: string[]) => { child: ChildProcess; ended: Promise<Ended> };
  /** Runs a phase to its end. */
  run: (phase: string, ...more: string[]) => Promise<Ended>;
  /** Runs a phase and kills it once it is at work. True when it was killed, false when it was quicker. */
  kill: (phase: string, afterMs: number) => Promise<boolean>;
  /** Arms what a bad day does to every request. */
  badDay: (slowMs: number) => Promise<void>;
  goodDay: () => Promise<void>;
  stored: () => Promise<{ public_id: string; etag: string }[]>;
  close: () => Promise<void>;
};

export async function openOldHouse(options: Omit<LegacyDataOptions, "uploads">): Promise<OldHouse> {
  const folder = mkdtempSync(join(tmpdir(), "vitrina-old-house-"));
  const uploads = join(folder, "uploads");
  const database: TestDatabase = await startDatabase({ migrated: false });
  const sandbox = await startSandbox({ dataDir: join(folder, "sandbox") });
  const client = await MongoClient.connect(database.url);
  const db = client.db();
  const shadow = client.db(`${db.databaseName}_shadow`);
  const data = await makeLegacyData(db, { ...options, uploads });
  for (const name of PICTURES) {
    await db
      .collection(name)
      .aggregate([{ $out: { db: shadow.databaseName, coll: name } }])
      .toArray();
  }

  const { apiKey, apiSecret, cloudName, origin } = sandbox.cloudinary;
  const env = {
    PATH: process.env.PATH ?? "",
    ...modestEnv(join(folder, "compiled")),
    VITRINA_ENV: "local",
    DATABASE_URL: database.url,
    PUBLIC_URL: "http://localhost:4000",
    CLOUDINARY_URL: `cloudinary://${apiKey}:${apiSecret}@${cloudName}?upload_prefix=${encodeURIComponent(origin)}`,
  };
  const out = join(folder, "out");
  mkdirSync(out);
  const start: OldHouse["start"] = (phase, ...more) => {
    const own = ["--uploads", uploads, "--own-host", "www.agencia.example", "--out", out];
    const child = spawn(process.execPath, [...MODEST, MAIN, phase, ...own, ...more], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => (output += String(piece)));
    const ended = new Promise<Ended>((resolve) =>
      child.once("close", (code, signal) => resolve({ code, signal, output })),
    );
    return { child, ended };
  };
  const control = controlOf(origin);

  return {
    db,
    shadow,
    data,
    album: await openAlbum(options.seed),
    sandbox,
    out,
    start,
    run: (phase, ...more) => start(phase, ...more).ended,
    async kill(phase, afterMs) {
      const { child, ended } = start(phase);
      const over = ended.then(() => true);
      const state = db.collection<{ _id: string; holder?: { pid: number } }>("media_move_state");
      while ((await state.findOne({ _id: "move" }))?.holder?.pid !== child.pid) {
        if (await Promise.race([over, wait(30, false)])) return false;
      }
      await wait(afterMs);
      child.kill("SIGKILL");
      return (await ended).signal === "SIGKILL";
    },
    async badDay(slowMs) {
      const hurt = { path: "/v1_1/", method: "POST" };
      const shares = { reset_before: 0.1, "status:503": 0.05, rate_limit: 0.02, reset_after_effect: 0.02 } as const;
      for (const [index, [fault, probability]] of Object.entries(shares).entries()) {
        await control.arm({ fault: fault as keyof typeof shares, probability, seed: 7 + index, match: hurt });
      }
      await control.arm({
        fault: "reset_before",
        probability: 0.03,
        seed: 3,
        match: { method: "GET", path: "/image/" },
      });
      await control.arm({ fault: `slow:${slowMs}` });
    },
    goodDay: async () => void (await control.disarm()),
    async stored() {
      const authorization = `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString("base64")}`;
      const all: { public_id: string; etag: string }[] = [];
      for (let next: string | undefined = ""; next !== undefined; ) {
        const query: string = `max_results=500${next && `&next_cursor=${encodeURIComponent(next)}`}`;
        const answer = await fetch(`${origin}/v1_1/${cloudName}/resources/image/upload?${query}`, {
          headers: { authorization },
        });
        const page = (await answer.json()) as { resources: typeof all; next_cursor?: string };
        all.push(...page.resources);
        next = page.next_cursor;
      }
      return all;
    },
    async close() {
      await shadow.dropDatabase();
      await client.close();
      await sandbox.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What is stored, byte for byte, by collection and id. */
export async function bytesOf(db: Db, names: readonly string[]): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const name of names) {
    for await (const raw of db.collection(name).find({}, { raw: true })) {
      const bytes = raw as unknown as Buffer;
      const { _id } = BSON.deserialize(bytes);
      all.set(`${name}/${_id}`, bytes.toString("base64"));
    }
  }
  return all;
}

export async function collectionsOf(db: Db): Promise<string[]> {
  return (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).sort();
}
