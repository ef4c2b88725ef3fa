import type { ObjectStorage } from "@vitrina/object-storage";
import { ExternalError } from "@vitrina/outside";
import { catalog } from "../catalog.ts";
import { archiveKey, mediaKey, prefixOf } from "../manifest/keys.ts";
import { type Retention, whatToKeep } from "./what-to-keep.ts";

export type Pruned = {
  kept: number;
  removed: string[];
  /** Still locked, until when. */
  locked: { key: string; until: Date }[];
  /** What this key may not remove: the one that writes backups should not be able to. */
  refused: string[];
  abandoned: string[];
};

/** Uploads and archives without a manifest that are older than this belong to no run any more. */
const LEFT_OVER_MS = 2 * 24 * 60 * 60 * 1_000;

/**
 * Removes what retention does not ask for and no lock holds: the manifest first, so that what is half removed counts as no backup.
 * With `dryRun` it only tells.
 */
export async function prune(
  storage: ObjectStorage,
  environment: string,
  { now, retention, dryRun }: { now: Date; retention: Retention; dryRun: boolean },
): Promise<Pruned> {
  const { backups, unfinished } = await catalog(storage, environment);
  const keep = whatToKeep(backups, retention);
  const pruned: Pruned = { kept: keep.size, removed: [], locked: [], refused: [], abandoned: [] };
  const doomed = backups
    .filter((backup) => !keep.has(backup))
    .map(({ manifestKey }) => {
      const base = manifestKey.replace(/\.manifest\.json$/, "");
      return [manifestKey, mediaKey(base), archiveKey(base)];
    });
  const leftOver = unfinished.filter(({ takenAt }) => isOld(takenAt, now)).map(({ key }) => [key]);
  for (const keys of [...doomed, ...leftOver]) await removeTogether(storage, keys, now, dryRun, pruned);
  for (const upload of await storage.unfinished(prefixOf(environment))) {
    if (!isOld(upload.begunAt, now)) continue;
    if (!dryRun) await storage.abandon(upload);
    pruned.abandoned.push(upload.key);
  }
  return pruned;
}

const isOld = (at: Date, now: Date): boolean => now.getTime() - at.getTime() > LEFT_OVER_MS;

async function removeTogether(
  storage: ObjectStorage,
  keys: readonly string[],
  now: Date,
  dryRun: boolean,
  pruned: Pruned,
): Promise<void> {
  const objects = (await Promise.all(keys.map((key) => storage.head(key)))).filter((object) => object !== null);
  const locked = objects.find(({ lockedUntil }) => lockedUntil && lockedUntil > now);
  if (locked?.lockedUntil) {
    pruned.locked.push({ key: keys[0] ?? locked.key, until: locked.lockedUntil });
    return;
  }
  for (const object of objects) {
    try {
      if (!dryRun) await storage.remove(object);
      pruned.removed.push(object.key);
    } catch (error) {
      if (!(error instanceof ExternalError && error.kind === "auth")) throw error;
      pruned.refused.push(object.key);
      return;
    }
  }
}
