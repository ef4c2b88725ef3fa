import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { ObjectStorage } from "@vitrina/object-storage";
import { instantOf, isArchive, isManifest, manifestOf, prefixOf } from "./manifest/keys.ts";
import { type Manifest, readManifest } from "./manifest/manifest.ts";
import { BackupRefused } from "./refused.ts";

export type Kept = { manifestKey: string; takenAt: Date };

/** What the bucket holds of one environment: backups, newest first, and archives that never got their manifest. */
export async function catalog(
  storage: ObjectStorage,
  environment: string,
): Promise<{ backups: Kept[]; unfinished: { key: string; takenAt: Date; bytes: number }[] }> {
  const objects: { key: string; bytes: number; takenAt: Date }[] = [];
  for await (const { key, bytes } of storage.list(prefixOf(environment))) {
    const takenAt = instantOf(key);
    if (takenAt) objects.push({ key, bytes, takenAt });
  }
  const manifests = new Set(objects.filter(({ key }) => isManifest(key)).map(({ key }) => key));
  const backups = objects
    .filter(({ key }) => manifests.has(key))
    .map(({ key, takenAt }) => ({ manifestKey: key, takenAt }))
    .sort((one, other) => other.takenAt.getTime() - one.takenAt.getTime());
  return { backups, unfinished: objects.filter(({ key }) => isArchive(key) && !manifests.has(manifestOf(key))) };
}

/** @throws BackupRefused when it is not there, not trusted or of a newer format */
export async function loadManifest(
  storage: ObjectStorage,
  key: string,
  verifyKeys: readonly string[],
): Promise<Manifest> {
  const object = await storage.head(key);
  if (!object) throw new BackupRefused("not-there", { prefix: key });
  const text = (await buffer(Readable.from(storage.read(object)))).toString("utf8");
  return readManifest(key, text, verifyKeys);
}
