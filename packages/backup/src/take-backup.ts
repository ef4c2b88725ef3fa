import { hash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import type { ObjectStorage } from "@vitrina/object-storage";
import { BSON, type Document } from "bson";
import type { MongoClient } from "mongodb";
import { fetchObject } from "./fetch-object.ts";
import { writeArchive } from "./formats/archive.ts";
import { shapeText } from "./formats/metadata.ts";
import { archiveKey, baseKey, manifestKey, mediaKey } from "./manifest/keys.ts";
import { type Manifest, type ManifestCollection, writeManifest } from "./manifest/manifest.ts";
import { BackupRefused } from "./refused.ts";
import { openSnapshot, type Snapshot } from "./snapshot/open-snapshot.ts";
import { fileSource, type Spool } from "./spool.ts";
import { type SealedFile, writeSealed } from "./write-sealed.ts";

export type BackupStep = "reading" | "sending" | "checking" | "signing";

export type TakeOptions = {
  client: MongoClient;
  database: string;
  storage: ObjectStorage;
  spool: Spool;
  environment: string;
  release: string;
  recipients: readonly string[];
  signingKey: string;
  contract: Manifest["contract"];
  /** Until then nobody can delete it, where the bucket has locks. */
  lockUntil?: Date;
  /** Rows of a collection that tell of files which lie elsewhere. */
  media?: { collection: string; rowOf(document: Document): { bytes: number } | null };
  now: () => Date;
  signal?: AbortSignal;
  onStep?(step: BackupStep, done: { bytes: number; documents: number; collections: number }): void;
  onUpload?(key: string, uploadId: string): Promise<void> | void;
};

export type Taken = { key: string; manifest: Manifest; manifestText: string };

const TRIES = 3;

/**
 * Reads the database as it is at one moment, packs and encrypts it into a file, sends it, downloads it again and compares, and only
 * then writes the signed manifest: without one, an archive in the bucket is no backup.
 *
 * @throws BackupRefused, or ExternalError of the bucket; nothing is left that counts as a backup then
 */
export async function takeBackup(options: TakeOptions): Promise<Taken> {
  const read = await readAtOneMoment(options);
  const { storage, signal } = options;
  const base = baseKey(options.environment, read.snapshot.takenAt, read.archive.sha256);
  const lock = options.lockUntil && { lockUntil: options.lockUntil };
  const files = [
    { key: archiveKey(base), sealed: read.archive },
    ...(read.media ? [{ key: mediaKey(base), sealed: read.media.sealed }] : []),
  ];
  const { documents, collections } = totals(read.collections);
  for (const { key, sealed } of files) {
    let sent = 0;
    await storage.put(key, fileSource(sealed.file, sealed.bytes, sealed.sha256), {
      ...lock,
      ...(signal && { signal }),
      onUpload: (uploadId) => options.onUpload?.(key, uploadId),
      onSent: (bytes) => {
        sent += bytes;
        options.onStep?.("sending", { bytes: sent, documents, collections });
      },
    });
  }
  for (const { key, sealed } of files) {
    await fetchObject(
      storage,
      { key, ...sealed },
      {
        ...(signal && { signal }),
        onBytes: (bytes) => options.onStep?.("checking", { bytes, documents, collections }),
      },
    );
  }
  options.onStep?.("signing", { bytes: read.archive.bytes, documents, collections });
  const manifestText = writeManifest(manifestOf(options, base, read), options.signingKey);
  const bytes = Buffer.from(manifestText);
  const sha256 = hash("sha256", bytes);
  await storage.put(
    manifestKey(base),
    { bytes: bytes.length, sha256, read: async (from, length) => bytes.subarray(from, from + length) },
    { ...lock, contentType: "application/json", ...(signal && { signal }) },
  );
  return { key: archiveKey(base), manifest: JSON.parse(manifestText.split("\n")[0] ?? ""), manifestText };
}

type Read = {
  snapshot: Pick<Snapshot, "takenAt" | "serverVersion">;
  collections: ManifestCollection[];
  archive: SealedFile;
  media: { sealed: SealedFile; files: number; totalBytes: number } | null;
};

async function readAtOneMoment(options: TakeOptions): Promise<Read> {
  for (let attempt = 1; ; attempt += 1) {
    const snapshot = await openSnapshot(options.client, options.database, options.now);
    try {
      const read = await readOnce(snapshot, options);
      await snapshot.assertUnchanged();
      return read;
    } catch (error) {
      if (!(error instanceof BackupRefused && error.code === "kept-changing")) throw error;
      if (attempt === TRIES) throw new BackupRefused("kept-changing", { tries: TRIES });
    } finally {
      await snapshot.close();
    }
  }
}

async function readOnce(snapshot: Snapshot, options: TakeOptions): Promise<Read> {
  const { spool, recipients, signal, media } = options;
  const missing = options.contract.collections.filter((name) => !snapshot.collections.some((one) => one.name === name));
  if (missing.length > 0) throw new BackupRefused("collection-missing", { collections: missing.join(", ") });

  const collections: ManifestCollection[] = [];
  const inventory = media && (await openInventory(spool.file("media.ndjson")));
  let documents = 0;
  const archive = await writeSealed(
    writeArchive(
      snapshot,
      snapshot.collections,
      async function* (shape) {
        for await (const batch of snapshot.documents(shape)) {
          signal?.throwIfAborted();
          documents += batch.length;
          if (media?.collection === shape.name) await inventory?.add(batch, media.rowOf);
          yield batch;
        }
      },
      (shape, tallied) => {
        const { name, kind, dataName, options: told } = shape;
        const hasValidator = told.validator !== undefined;
        collections.push({ name, kind, dataName, ...tallied, ...shapeText(shape), hasValidator });
      },
    ),
    recipients,
    spool.file("archive"),
    (bytes) => options.onStep?.("reading", { bytes, documents, collections: collections.length }),
  );
  if (!inventory) return { snapshot, collections, archive, media: null };
  const { files, totalBytes, lines } = await inventory.done();
  const sealed = await writeSealed(lines, recipients, spool.file("media"));
  return { snapshot, collections, archive, media: { sealed, files, totalBytes } };
}

/** The rows of files that lie elsewhere, one line each, on disk: there may be more than memory has room for. */
async function openInventory(file: string) {
  const out = createWriteStream(file, { mode: 0o600 });
  let [files, totalBytes] = [0, 0];
  return {
    async add(batch: readonly Uint8Array[], rowOf: (document: Document) => { bytes: number } | null) {
      for (const document of batch) {
        const row = rowOf(BSON.deserialize(document));
        if (!row) continue;
        files += 1;
        totalBytes += row.bytes;
        if (!out.write(`${JSON.stringify(row)}\n`)) await once(out, "drain");
      }
    },
    async done() {
      out.end();
      await once(out, "close");
      return { files, totalBytes, lines: createReadStream(file) };
    },
  };
}

function manifestOf(options: TakeOptions, base: string, read: Read): Parameters<typeof writeManifest>[0] {
  const { environment, database, release, contract, recipients } = options;
  const { archive, media, snapshot } = read;
  return {
    environment,
    database,
    release,
    contract,
    takenAt: snapshot.takenAt.toISOString(),
    serverVersion: snapshot.serverVersion,
    archive: {
      key: archiveKey(base),
      bytes: archive.bytes,
      sha256: archive.sha256,
      plainBytes: archive.plainBytes,
      recipients: [...recipients],
    },
    media: media && {
      key: mediaKey(base),
      bytes: media.sealed.bytes,
      sha256: media.sealed.sha256,
      files: media.files,
      totalBytes: media.totalBytes,
    },
    collections: read.collections,
  };
}

function totals(collections: readonly ManifestCollection[]): { documents: number; collections: number } {
  return { documents: collections.reduce((sum, { documents }) => sum + documents, 0), collections: collections.length };
}
