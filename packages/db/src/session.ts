import { AsyncLocalStorage } from "node:async_hooks";
import type { ClientSession, Collection, Db, MongoClient } from "mongodb";

const current = new AsyncLocalStorage<ClientSession>();

/** The driver session of the transaction this call runs in, if it runs in one. */
export function currentSession(): ClientSession | undefined {
  return current.getStore();
}

/** Runs `work` so that every database call it makes belongs to `session`. */
export function inSession<T>(session: ClientSession, work: () => Promise<T>): Promise<T> {
  return current.run(session, work);
}

/** Where each collection call takes its options; these are all the calls Prisma and we make. */
const OPTIONS_AT: Readonly<Record<string, number>> = {
  find: 1,
  findOne: 1,
  aggregate: 1,
  insertOne: 1,
  insertMany: 1,
  bulkWrite: 1,
  deleteOne: 1,
  deleteMany: 1,
  findOneAndDelete: 1,
  countDocuments: 1,
  updateOne: 2,
  updateMany: 2,
  replaceOne: 2,
  findOneAndUpdate: 2,
  findOneAndReplace: 2,
  distinct: 2,
};

function bound<T extends object>(target: T, property: string | symbol): unknown {
  const value = Reflect.get(target, property, target);
  return typeof value === "function" ? value.bind(target) : value;
}

function sessionCollection(collection: Collection): Collection {
  return new Proxy(collection, {
    get(target, property) {
      const value = bound(target, property);
      const at = typeof property === "string" ? OPTIONS_AT[property] : undefined;
      if (at === undefined || typeof value !== "function") return value;
      return (...given: unknown[]) => {
        const session = currentSession();
        if (!session) return value(...given);
        const options = { ...(given[at] as object | undefined), session };
        const before = Array.from({ length: at }, (_, index) => given[index]);
        return value(...before, options);
      };
    },
  });
}

/** A database whose collections add the current transaction's session to each call. */
export function sessionDb(db: Db): Db {
  return new Proxy(db, {
    get(target, property) {
      if (property === "collection") return (name: string) => sessionCollection(target.collection(name));
      return bound(target, property);
    },
  });
}

/** The client Prisma gets: its databases carry the session. Its `MongoClient` identity stays. */
export function sessionClient(client: MongoClient): MongoClient {
  return new Proxy(client, {
    get(target, property) {
      if (property === "db") return (name?: string) => sessionDb(target.db(name));
      return bound(target, property);
    },
  });
}
