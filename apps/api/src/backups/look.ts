import {
  BackupRefused,
  catalog,
  fetchChecked,
  fetchObject,
  loadManifest,
  prune as pruneBucket,
  RETENTION,
} from "@vitrina/backup";
import type { Arguments } from "./arguments.ts";
import { choose } from "./choose.ts";
import type { Backups } from "./open-backups.ts";
import { withRun } from "./with-run.ts";
import { ago, describe, megabytes, summaryOf } from "./words.ts";

/** Tells what is in the bucket; hands back whether all of it is to be believed. */
export async function list(at: Backups): Promise<boolean> {
  const { backups, unfinished } = await catalog(at.storage, at.env.BACKUP_ENVIRONMENT ?? at.env.VITRINA_ENV);
  if (backups.length === 0) at.say("There is no backup in the bucket yet: npm run backup -- run");
  let good = true;
  for (const { manifestKey, takenAt } of backups) {
    try {
      const manifest = await loadManifest(at.storage, manifestKey, at.verifyKeys);
      const object = await at.storage.head(manifest.archive.key);
      const lock = object?.lockedUntil ? `, locked until ${object.lockedUntil.toISOString().slice(0, 10)}` : "";
      at.say(`${manifest.archive.key}\n    ${ago(takenAt, at.now())}: ${describe(manifest)}${lock}`);
      if (object) continue;
      at.say("    ITS ARCHIVE IS NOT IN THE BUCKET");
    } catch (error) {
      if (!(error instanceof BackupRefused)) throw error;
      at.say(`${manifestKey}\n    NOT TO BE BELIEVED: ${error.message}`);
    }
    good = false;
  }
  for (const { key, bytes } of unfinished) at.say(`${key}\n    no backup: it has no manifest (${megabytes(bytes)})`);
  return good;
}

/** Downloads a backup and compares; with a private key everything in it too. */
export async function verify(at: Backups, asked: Pick<Arguments, "from" | "trigger" | "askedBy">): Promise<void> {
  const manifest = await choose(at, asked.from);
  await withRun(at, "verify", asked, async ({ signal, tell }) => {
    const told = (step: string, bytes: number) => {
      tell({ step, figures: { bytes } });
      at.progress(
        `${step}: ${megabytes(bytes)} of ${megabytes(step === "checking" ? manifest.archive.plainBytes : manifest.archive.bytes)}`,
      );
    };
    const { storage, spool, identities } = at;
    if (identities.length > 0) {
      await fetchChecked({ storage, spool, manifest, identities, signal, onStep: told });
    } else {
      await fetchObject(storage, manifest.archive, { signal, onBytes: (bytes) => told("downloading", bytes) });
    }
    if (manifest.media) await fetchObject(storage, manifest.media, { signal });
    return {
      objectKey: manifest.archive.key,
      takenAt: new Date(manifest.takenAt),
      verifiedAt: at.now(),
      figures: summaryOf(manifest),
    };
  });
  at.say(`${manifest.archive.key} is whole: ${describe(manifest)}.`);
  if (at.identities.length === 0) {
    at.say("Its signature and its bytes were compared. With --identity FILE every document in it is compared as well.");
  }
}

/** Removes what retention does not ask for. */
export async function prune(at: Backups, asked: Pick<Arguments, "dryRun" | "trigger" | "askedBy">): Promise<void> {
  const environment = at.env.BACKUP_ENVIRONMENT ?? at.env.VITRINA_ENV;
  await withRun(at, "prune", asked, async () => {
    const pruned = await pruneBucket(at.storage, environment, {
      now: at.now(),
      retention: RETENTION,
      dryRun: asked.dryRun,
    });
    const verb = asked.dryRun ? "would be removed" : "removed";
    at.say(`${pruned.kept} backups stay (${RETENTION.weekly} weeks, ${RETENTION.monthly} months).`);
    for (const key of pruned.removed) at.say(`${verb}: ${key}`);
    for (const { key, until } of pruned.locked) at.say(`locked until ${until.toISOString().slice(0, 10)}: ${key}`);
    for (const key of pruned.refused) at.say(`this key may not remove it: ${key}`);
    for (const key of pruned.abandoned)
      at.say(`unfinished upload ${asked.dryRun ? "would be ended" : "ended"}: ${key}`);
    const { removed, locked, refused, abandoned } = pruned;
    return {
      figures: {
        kept: pruned.kept,
        removed: removed.length,
        locked: locked.length,
        refused: refused.length,
        abandoned: abandoned.length,
      },
    };
  });
}
