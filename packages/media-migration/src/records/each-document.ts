import type { Db, Document, Filter } from "mongodb";

const PAGE = 100;
const HEAVY_BYTES = 4_000_000;

/** Paging by id compares ids of one type only, so each usual type has its turn, and the unusual ones have theirs together. */
const USUAL = ["objectId", "string", "number"] as const;

type Wanted = { collection: string; filter?: Filter<Document>; fields: readonly string[] };

/**
 * The documents of a collection in groups, by id, and so resumable at any place; no cursor is held while they are worked on
 * longer than a group takes. Numbers keep their stored types.
 */
export async function* eachGroup(db: Db, wanted: Wanted, page = PAGE): AsyncGenerator<Document[]> {
  for (const type of USUAL) yield* grouped(paged(db, wanted, type, page), page);
  yield* grouped(query(db, wanted, { _id: { $not: { $type: [...USUAL] as never } } }, 0), page);
}

async function* paged(db: Db, wanted: Wanted, type: (typeof USUAL)[number], page: number): AsyncGenerator<Document> {
  for (let after: unknown; ; ) {
    let seen = 0;
    for await (const document of query(db, wanted, { _id: { $type: type as never, ...seenOf(after) } }, page)) {
      seen += 1;
      after = { id: document._id };
      yield document;
    }
    if (seen < page) return;
  }
}

function seenOf(after: unknown): object {
  return typeof after === "object" && after !== null && "id" in after ? { $gt: after.id } : {};
}

async function* query(
  db: Db,
  { collection, filter = {}, fields }: Wanted,
  ids: Filter<Document>,
  limit: number,
): AsyncGenerator<Document> {
  const projection = Object.fromEntries(fields.map((field) => [field, 1]));
  yield* db
    .collection(collection, { promoteValues: false })
    .find({ $and: [ids, filter] }, { projection, sort: { _id: 1 }, limit, batchSize: PAGE, allowDiskUse: true });
}

async function* grouped(documents: AsyncIterable<Document>, most: number): AsyncGenerator<Document[]> {
  let group: Document[] = [];
  let weight = 0;
  for await (const document of documents) {
    group.push(document);
    weight += weightOf(document);
    if (group.length < most && weight < HEAVY_BYTES) continue;
    yield group;
    group = [];
    weight = 0;
  }
  if (group.length > 0) yield group;
}

/** About how many bytes a document holds in memory: its texts. */
export function weightOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + weightOf(item), 0);
  if (typeof value !== "object" || value === null) return 8;
  return Object.values(value).reduce<number>((sum, item) => sum + weightOf(item), 0);
}
