import type { ObjectStorage } from "@vitrina/object-storage";
import { checkArchive } from "../check-archive.ts";
import { fetchObject } from "../fetch-object.ts";
import { readArchive } from "../formats/archive.ts";
import type { CollectionShape } from "../formats/metadata.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { openSealed } from "../open-sealed.ts";
import { BackupRefused } from "../refused.ts";
import type { Spool } from "../spool.ts";
import { type RestoreInto, restoreInto } from "./restore-into.ts";

export type FromBackup = {
  storage: ObjectStorage;
  spool: Spool;
  manifest: Manifest;
  identities: readonly string[];
  signal?: AbortSignal;
  onStep?(step: "downloading" | "checking", bytes: number): void;
};

/** An archive that was downloaded and read to its end, every byte as its manifest says. */
export type CheckedArchive = { file: string; shapes: CollectionShape[] };

/**
 * Downloads a backup and reads it whole, writing to no database.
 *
 * @throws BackupRefused with what is wrong with it
 */
export async function fetchChecked(from: FromBackup): Promise<CheckedArchive> {
  const { storage, spool, manifest, identities, signal } = from;
  const { recipients, ...archive } = manifest.archive;
  if (identities.length === 0) throw new BackupRefused("no-key", { recipients: recipients.join(", ") });
  const file = spool.file("fetched");
  await fetchObject(storage, archive, {
    keepAs: file,
    ...(signal && { signal }),
    onBytes: (bytes) => from.onStep?.("downloading", bytes),
  });
  const shapes = await checkArchive(readArchive(counted(openSealed(file, identities, recipients), from)), manifest);
  return { file, shapes };
}

/** {@link fetchChecked}, and then into a database. Nothing is written there before everything was found whole. */
export async function restoreBackup(from: FromBackup, into: RestoreInto): ReturnType<typeof restoreInto> {
  const { file, shapes } = await fetchChecked(from);
  const { identities, manifest } = from;
  const events = readArchive(openSealed(file, identities, manifest.archive.recipients));
  return restoreInto(into, shapes, events, manifest.collections);
}

async function* counted(source: AsyncIterable<Uint8Array>, { onStep, signal }: FromBackup): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of source) {
    signal?.throwIfAborted();
    bytes += piece.length;
    onStep?.("checking", bytes);
    yield piece;
  }
}
