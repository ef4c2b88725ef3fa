import { randomBytes } from "node:crypto";
import { BackupRefused, type Manifest, restoreBackup } from "@vitrina/backup";
import type { Arguments } from "../arguments.ts";
import { choose } from "../choose.ts";
import { CONTRACT } from "../contract-collections.ts";
import type { Backups } from "../open-backups.ts";
import { withRun } from "../with-run.ts";
import { ago, describe, megabytes, summaryOf } from "../words.ts";
import { missingCollections } from "./missing-collections.ts";
import { runTheProduct, type Tried } from "./run-the-product.ts";
import { sampleMedia } from "./sample-media.ts";

/** The drill went to its end, and found something wrong. */
class Failed extends Error {
  override readonly name = "DrillFailed";
  readonly figures: Record<string, unknown>;

  constructor(message: string, figures: Record<string, unknown>) {
    super(message);
    this.figures = figures;
  }
}

/**
 * Restores the newest backup into a database of its own, compares every collection, index and validator, runs the product on it and
 * drops it again. Hands back whether all was well; either way it is written down.
 */
export async function drill(at: Backups, asked: Pick<Arguments, "from" | "trigger" | "askedBy">): Promise<boolean> {
  const begun = at.ticks();
  try {
    await withRun(at, "drill", asked, async ({ signal, tell }) => {
      const manifest = await choose(at, asked.from);
      at.say(`${manifest.archive.key}, ${ago(new Date(manifest.takenAt), at.now())}: ${describe(manifest)}.`);
      const seconds = () => Math.round((at.ticks() - begun) / 100) / 10;
      const facts = {
        ...summaryOf(manifest),
        ageHours: Math.round((at.now().getTime() - Date.parse(manifest.takenAt)) / 360_000) / 10,
      };
      const missing = await missingCollections(manifest, at.client.db(at.database), CONTRACT);
      if (missing.length > 0) throw new BackupRefused("collection-missing", { collections: missing.join(", ") });

      const scratch = `${at.database}_drill_${randomBytes(4).toString("hex")}`;
      try {
        await restoreInto(at, manifest, scratch, signal, (step, words) => {
          tell({ step, figures: facts });
          at.progress(`${step}: ${words}`);
        });
        const restoreSeconds = seconds();
        at.say(`Restored and equal byte for byte, indexes and validators too, after ${restoreSeconds} s.`);
        tell({ step: "trying", figures: facts });
        const tried = await tryOut(at, scratch, signal);
        for (const { what, isGood, found } of tried) at.say(`${isGood ? "good" : "WRONG"}  ${what} (${found})`);
        const wrong = tried.filter(({ isGood }) => !isGood);
        const figures = {
          ...facts,
          restoreSeconds,
          totalSeconds: seconds(),
          tried: tried.length,
          wrong: wrong.map(({ what, found }) => `${what}: ${found}`),
        };
        if (wrong.length > 0)
          throw new Failed(`The restored product fails: ${wrong.map(({ what }) => what).join("; ")}.`, figures);
        return { objectKey: manifest.archive.key, takenAt: new Date(manifest.takenAt), verifiedAt: at.now(), figures };
      } finally {
        await at.client.db(scratch).dropDatabase();
      }
    });
    at.say(`The drill went well: from nothing to a running product in ${Math.round((at.ticks() - begun) / 1_000)} s.`);
    return true;
  } catch (error) {
    if (!(error instanceof Failed || error instanceof BackupRefused)) throw error;
    at.say(`THE DRILL FAILED: ${error.message}`);
    return false;
  }
}

async function restoreInto(
  at: Backups,
  manifest: Manifest,
  database: string,
  signal: AbortSignal,
  told: (step: string, words: string) => void,
): Promise<void> {
  const { storage, spool, identities, client } = at;
  const onStep = (step: string, bytes: number) => told(step, megabytes(bytes));
  const onDocuments = (collection: string, documents: number) =>
    told("restoring", `${documents} documents, now ${collection}`);
  await restoreBackup(
    { storage, spool, manifest, identities, signal, onStep },
    { client, database, drop: false, signal, onDocuments },
  );
}

async function tryOut(at: Backups, scratch: string, signal: AbortSignal): Promise<Tried[]> {
  const tried = await runTheProduct(at.client.db(scratch), databaseUrl(at.env.DATABASE_URL, scratch), {
    now: at.now,
    ticks: at.ticks,
    signal,
  });
  const { CLOUDINARY_URL } = at.env;
  return CLOUDINARY_URL === undefined ? tried : [...tried, await sampleMedia(at.client.db(scratch), CLOUDINARY_URL)];
}

/** The address of another database on the same server; `URL` would not take one with several hosts. */
function databaseUrl(address: string, database: string): string {
  return address.replace(/^(mongodb(?:\+srv)?:\/\/[^/]+)\/[^?]*/, `$1/${database}`);
}
