import { type Page, Refusal } from "@vitrina/domain";
import { BSON, type Collection, type Document, ObjectId } from "mongodb";
import { decode } from "./decode.ts";

export type PageQuery = {
  filter: Document;
  sort: string;
  direction: "asc" | "desc";
  cursor: string | null | undefined;
  /** How many items a page holds, 1 to 100. */
  limit: number;
  /** The index that the page is read by, where a filter that nearly everything passes would lead to another. */
  index?: Record<string, 1>;
};

type Position = [value: unknown, id: ObjectId];

function writeCursor(position: Position): string {
  return Buffer.from(BSON.EJSON.stringify(position, { relaxed: false })).toString("base64url");
}

function readCursor(cursor: string): Position {
  try {
    const position: unknown = BSON.EJSON.parse(Buffer.from(cursor, "base64url").toString(), { relaxed: true });
    if (Array.isArray(position) && position.length === 2 && position[1] instanceof ObjectId && isScalar(position[0])) {
      return [position[0], position[1]];
    }
  } catch {
    // Falls through to the refusal: whatever it was, it is no cursor of ours.
  }
  throw new Refusal("breaks-a-rule", "invalid-input", { field: "cursor" });
}

/** A cursor comes from outside: only plain values may reach the query, never an operator. */
function isScalar(value: unknown): boolean {
  return value === null || ["string", "number", "boolean"].includes(typeof value) || value instanceof Date;
}

/** Everything behind a position in sort order; null sorts before every value, as MongoDB has it. */
function behind(sort: string, direction: "asc" | "desc", [value, id]: Position): Document {
  const after = direction === "asc" ? "$gt" : "$lt";
  const tie = { [sort]: value, _id: { [after]: id } };
  if (value === null) return direction === "asc" ? { $or: [{ [sort]: { $ne: null } }, tie] } : tie;
  const further: Document[] = [{ [sort]: { [after]: value } }, tie];
  if (direction === "desc") further.push({ [sort]: null });
  return { $or: further };
}

/**
 * One page of a collection in a stable order (the sort field, then the id), with the cursor of the next page and the
 * count of all that the filter lets through.
 *
 * @typeParam Row - the documents as the code sees them, ids as strings
 * @throws Refusal `breaks-a-rule` on a cursor that this function did not write
 */
export async function pageOf<Row extends Document>(collection: Collection, query: PageQuery): Promise<Page<Row>> {
  const { filter, sort, direction, cursor, limit, index } = query;
  const order = direction === "asc" ? 1 : -1;
  const matching = cursor ? { $and: [filter, behind(sort, direction, readCursor(cursor))] } : filter;
  const [rows, total] = await Promise.all([
    collection
      .find(matching, index && { hint: index })
      .sort({ [sort]: order, _id: order })
      .limit(limit + 1)
      .toArray(),
    Object.keys(filter).length === 0
      ? collection.countDocuments({}, { hint: "_id_" })
      : collection.countDocuments(filter),
  ]);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor = last && rows.length > limit ? writeCursor([last[sort] ?? null, last._id]) : null;
  return { items: items.map((item) => decode(item) as unknown as Row), nextCursor, total };
}
