import { MongoFieldFilter } from "@prisma/orm-mongo/query-ast/execution";
import { MongoParamRef } from "@prisma/orm-mongo/value";

const OBJECT_ID = "mongo/objectId@1";

/** Prisma filter: the id field holds one of these. Prisma's own equality filter takes a single value. */
export function idIn(field: string, ids: readonly string[]): MongoFieldFilter {
  return MongoFieldFilter.in(
    field,
    ids.map((id) => new MongoParamRef(id, { codecId: OBJECT_ID })),
  );
}
