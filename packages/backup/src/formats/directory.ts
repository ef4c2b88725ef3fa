import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip, gunzipSync, gzipSync } from "node:zlib";
import { BackupRefused } from "../refused.ts";
import {
  type ArchivedCollection,
  type ArchiveEvent,
  type ArchiveHead,
  bucketsOf,
  type DocumentSource,
} from "./archive.ts";
import { ByteReader } from "./bytes.ts";
import { documentsIn } from "./documents.ts";
import { type CollectionShape, metadataJson, readMetadata } from "./metadata.ts";
import { fileNameOf } from "./namespace.ts";
import { type Tallied, Tally } from "./tally.ts";

/**
 * mongodump's directory, as `mongodump --db NAME --gzip` leaves it: `<directory>/<database>/<name>.bson.gz` with the documents one
 * after another, `<name>.metadata.json.gz`, and a prelude.
 */
export async function writeDirectory(
  directory: string,
  { database, serverVersion }: ArchiveHead,
  collections: readonly CollectionShape[],
  documentsOf: DocumentSource,
  onEnd: (collection: CollectionShape, tallied: Tallied) => void,
): Promise<void> {
  const place = join(directory, database);
  await mkdir(place, { recursive: true });
  const prelude = JSON.stringify({ ServerVersion: serverVersion, ToolVersion: "100.13.0" });
  await writeFile(join(place, "prelude.json.gz"), gzipSync(prelude));
  for (const shape of collections) {
    const tally = new Tally();
    await writeFile(join(place, `${fileNameOf(shape.name)}.metadata.json.gz`), gzipSync(metadataJson(shape)));
    if (shape.kind !== "view") {
      await pipeline(
        async function* () {
          for await (const batch of documentsOf(shape)) {
            tally.add(batch);
            yield Buffer.concat(batch);
          }
        },
        createGzip(),
        createWriteStream(join(place, `${fileNameOf(shape.dataName)}.bson.gz`)),
      );
    }
    onEnd(shape, tally.done());
  }
}

/**
 * Reads such a directory, with or without gzip.
 *
 * @throws BackupRefused when a file is missing, empty or broken
 */
export async function* readDirectory(directory: string, database: string): AsyncGenerator<ArchiveEvent> {
  const place = join(directory, database);
  const names = new Set(await readdir(place));
  const collections: ArchivedCollection[] = [];
  for (const name of [...names].sort()) {
    if (!/\.metadata\.json(\.gz)?$/.test(name)) continue;
    const metadata = await readText(join(place, name));
    const told: { collectionName?: string; type?: string } = readMetadata(metadata) ? JSON.parse(metadata) : {};
    if (told.collectionName === undefined) throw new BackupRefused("no-indexes", { collection: name });
    const kind = told.type === "view" || told.type === "timeseries" ? told.type : "collection";
    collections.push({ database, collection: told.collectionName, metadata, kind });
  }
  const prelude = [...names].find((name) => /^prelude\.json(\.gz)?$/.test(name));
  const head: { ServerVersion?: string } = prelude ? JSON.parse(await readText(join(place, prelude))) : {};
  yield { is: "prelude", serverVersion: head.ServerVersion ?? "", collections };

  for (const { collection, kind } of collections) {
    const tally = new Tally();
    const at = [collection, bucketsOf(collection)].find((name) => fileIn(names, name));
    const file = at === undefined ? undefined : fileIn(names, at);
    if (file === undefined && kind !== "view")
      throw new BackupRefused("collection-missing", { collections: collection });
    if (file !== undefined) {
      for await (const documents of documentsIn(new ByteReader(bytesOf(join(place, file))))) {
        tally.add(documents);
        yield { is: "documents", collection: at ?? collection, documents };
      }
    }
    yield { is: "end", collection: at ?? collection, tallied: tally.done() };
  }
}

function fileIn(names: ReadonlySet<string>, collection: string): string | undefined {
  return [".bson.gz", ".bson"].map((ending) => `${fileNameOf(collection)}${ending}`).find((name) => names.has(name));
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file);
  try {
    return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  } catch {
    throw new BackupRefused("damaged", { what: `${file} cannot be unpacked` });
  }
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  const raw = createReadStream(file, { highWaterMark: 256 * 1024 });
  if (!file.endsWith(".gz")) return yield* raw;
  const gunzip = createGunzip();
  const fed = pipeline(raw, gunzip);
  fed.catch(() => {});
  try {
    yield* gunzip;
    await fed;
  } catch (error) {
    throw new BackupRefused("damaged", { what: `${file}: ${error instanceof Error ? error.message : error}` });
  }
}
