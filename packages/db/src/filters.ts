import { MongoFieldFilter } from "@prisma/orm-mongo/query-ast/execution";
import { objectId } from "./ids.ts";

/** Prisma filter: the id field holds one of these. Prisma's own equality filter takes a single value. */
export function idIn(field: string, ids: readonly string[]): MongoFieldFilter {
  return MongoFieldFilter.in(field, ids.map(objectId) as never);
}

/** Prisma filter: the field holds one of these words. */
export function wordIn(field: string, words: readonly string[]): MongoFieldFilter {
  return MongoFieldFilter.in(field, words);
}
