import type { ArchiveEvent } from "./formats/archive.ts";
import { type CollectionShape, readMetadata, shapeText } from "./formats/metadata.ts";
import type { Manifest, ManifestCollection } from "./manifest/manifest.ts";
import { BackupRefused } from "./refused.ts";

/**
 * Reads an archive to its end and compares everything in it with the manifest. What it lets through has been read whole.
 *
 * @throws BackupRefused
 */
export async function checkArchive(
  events: AsyncIterable<ArchiveEvent>,
  manifest: Pick<Manifest, "collections">,
): Promise<CollectionShape[]> {
  const expected = new Map(manifest.collections.map((one) => [one.dataName, one]));
  const seen = new Set<string>();
  let shapes: CollectionShape[] = [];
  for await (const event of events) {
    if (event.is === "prelude") shapes = checkPrelude(event, manifest.collections);
    if (event.is !== "end") continue;
    const wanted = expected.get(event.collection);
    if (!wanted) throw new BackupRefused("collection-unexpected", { collections: event.collection });
    seen.add(event.collection);
    assertSame(wanted, event.tallied);
  }
  const missing = manifest.collections.filter(({ dataName }) => !seen.has(dataName)).map(({ name }) => name);
  if (missing.length > 0) throw new BackupRefused("collection-missing", { collections: missing.join(", ") });
  return shapes;
}

/** The collections of a prelude, with where their documents are. @throws BackupRefused when one says nothing of its indexes */
export function shapesIn(prelude: Extract<ArchiveEvent, { is: "prelude" }>): CollectionShape[] {
  return prelude.collections.map(({ collection, metadata, kind }) => {
    const told = readMetadata(metadata);
    if (!told) throw new BackupRefused("no-indexes", { collection });
    return { name: collection, kind, ...told, dataName: collection };
  });
}

function checkPrelude(
  prelude: Extract<ArchiveEvent, { is: "prelude" }>,
  collections: readonly ManifestCollection[],
): CollectionShape[] {
  const wanted = new Map(collections.map((one) => [one.name, one]));
  return shapesIn(prelude).map((shape) => {
    const told = wanted.get(shape.name);
    if (!told) throw new BackupRefused("collection-unexpected", { collections: shape.name });
    const { options, indexes } = shapeText(shape);
    if (options !== told.options || indexes.join() !== told.indexes.join()) {
      throw new BackupRefused("collection-differs", {
        collection: shape.name,
        found: "other options or indexes",
        expected: `${told.indexes.length} indexes`,
      });
    }
    return { ...shape, dataName: told.dataName };
  });
}

function assertSame(
  wanted: ManifestCollection,
  found: Pick<ManifestCollection, "documents" | "bytes" | "sha256">,
): void {
  if (found.documents === wanted.documents && found.bytes === wanted.bytes && found.sha256 === wanted.sha256) return;
  throw new BackupRefused("collection-differs", {
    collection: wanted.name,
    found: `${found.documents} documents in ${found.bytes} bytes (${found.sha256.slice(0, 12)})`,
    expected: `${wanted.documents} in ${wanted.bytes} (${wanted.sha256.slice(0, 12)})`,
  });
}
