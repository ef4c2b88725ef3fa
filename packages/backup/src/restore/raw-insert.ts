import { createRequire } from "node:module";
import type { Db } from "mongodb";

/**
 * The driver's own way to put documents beside a command instead of into it. It is not part of what the driver exports, but the only
 * one that sends a document's bytes as they are: everything else decodes, and so loses a Double's type, the order of keys that look
 * like numbers, and a second field of the same name. `raw-insert.db-test.ts` holds it to that with every update of the driver.
 */
type Sequence = { push(document: object, bytes: Uint8Array): number };
const { DocumentSequence }: { DocumentSequence: new (field: string) => Sequence } = createRequire(import.meta.url)(
  "mongodb/lib/cmap/commands.js",
);

const MOST_BYTES = 12 * 1024 * 1024;
const MOST_DOCUMENTS = 10_000;

/**
 * Inserts documents byte for byte, in their order, without asking validators: they were stored once and may be older than those.
 *
 * @throws Error that names the first document which was not taken
 */
export async function insertRaw(db: Db, collection: string, documents: readonly Uint8Array[]): Promise<void> {
  for (const some of portions(documents)) {
    const sequence = new DocumentSequence("documents");
    for (const document of some) sequence.push({}, document);
    const answer = await db.command({
      insert: collection,
      documents: sequence,
      ordered: true,
      bypassDocumentValidation: true,
      // Otherwise the server puts the present time in the place of an empty Timestamp.
      bypassEmptyTsReplacement: true,
      writeConcern: { w: "majority" },
    });
    const refused = answer.writeErrors?.[0]?.errmsg ?? answer.writeConcernError?.errmsg;
    if (refused !== undefined || answer.n !== some.length) {
      throw new Error(
        `${collection}: ${answer.n} of ${some.length} documents were taken (${refused ?? "no reason given"})`,
      );
    }
  }
}

function* portions(documents: readonly Uint8Array[]): Generator<Uint8Array[]> {
  let portion: Uint8Array[] = [];
  let bytes = 0;
  for (const document of documents) {
    if (portion.length > 0 && (bytes + document.length > MOST_BYTES || portion.length === MOST_DOCUMENTS)) {
      yield portion;
      [portion, bytes] = [[], 0];
    }
    portion.push(document);
    bytes += document.length;
  }
  if (portion.length > 0) yield portion;
}
