import {
  type AnyBulkWriteOperation,
  type Collection,
  type Document,
  MongoServerError,
  type UpdateFilter,
} from "mongodb";
import { Together } from "../conduct/together.ts";

/** One change of one document. Its filter must still hold after the change, so that doing it twice is doing it once. */
export type DocumentChange = { filter: Document; update: UpdateFilter<Document> };

/** `refused`: the database takes no such document, whatever is tried. */
export type Changed = "changed" | "edited" | "refused";

/** A validator says no; the document would be larger than sixteen megabytes. */
const REFUSALS = new Set<unknown>([121, 10_334, 17_419]);

/** Changes many documents in one round trip, and tells for each whether it still was as its filter says. */
export function changeTogether(collection: Collection): (change: DocumentChange) => Promise<Changed> {
  const changes = new Together<DocumentChange, Changed>(async (all) => {
    const operations: AnyBulkWriteOperation[] = all.map((change) => ({ updateOne: change }));
    const together = await collection.bulkWrite(operations, { ordered: false }).catch((error: unknown) => {
      if (isRefusal(error)) return undefined;
      throw error;
    });
    if (together?.matchedCount === all.length) return all.map(() => "changed" as const);
    const outcomes: Changed[] = [];
    for (const { filter, update } of all) outcomes.push(await one(collection, { filter, update }));
    return outcomes;
  }, 100);
  return (change) => changes.ask(change);
}

async function one(collection: Collection, { filter, update }: DocumentChange): Promise<Changed> {
  try {
    const { matchedCount } = await collection.updateOne(filter, update);
    return matchedCount === 1 ? "changed" : "edited";
  } catch (error) {
    if (isRefusal(error)) return "refused";
    throw error;
  }
}

const isRefusal = (error: unknown) => error instanceof MongoServerError && REFUSALS.has(error.code);
