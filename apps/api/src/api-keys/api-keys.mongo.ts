import { type Database, newId, objectId, pageOf } from "@vitrina/db";
import { type ApiKey, type Scope, scope } from "@vitrina/domain/people";
import type { ApiKeys } from "./api-keys.store.ts";

type KeyRow = {
  _id: string;
  name: string;
  start: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
};

const toApiKey = (row: KeyRow): ApiKey => ({
  id: row._id,
  name: row.name,
  start: row.start,
  scopes: row.scopes.filter((one): one is Scope => scope.safeParse(one).success),
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
  lastUsedAt: row.lastUsedAt,
});

export function mongoApiKeys(db: Database, now: () => Date): ApiKeys {
  const keys = db.driver.collection("apikey");
  return {
    async pageOf(userId, { cursor, limit }) {
      const page = await pageOf<KeyRow>(keys as never, {
        filter: { userId: objectId(userId), expiresAt: { $gt: now() } },
        sort: "createdAt",
        direction: "desc",
        cursor,
        limit,
      });
      return { ...page, items: page.items.map(toApiKey) };
    },
    async add({ userId, scopes, ...key }) {
      const row = { ...key, scopes: [...scopes], createdAt: now(), lastUsedAt: null };
      const id = newId();
      await keys.insertOne({ _id: objectId(id), userId: objectId(userId), ...row });
      return toApiKey({ _id: id, ...row });
    },
    async remove(userId, id) {
      const row = await keys.findOneAndDelete({ _id: objectId(id), userId: objectId(userId) });
      return row && toApiKey({ ...(row as unknown as KeyRow), _id: id });
    },
  };
}
