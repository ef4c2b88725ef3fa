import { type Collection, MongoClient } from "mongodb";
import type { BenchRow } from "./collect.ts";
import { startEmbeddedDatabase } from "./embedded-database.ts";
import { inTurns, rangeOf, ratioOf, shown, spreadOf } from "./rounds.ts";

const few = 1_000;
const many = 500_000;
const rounds = 12;
const readsPerRound = 1_500;
const atOnce = 8;
const docsPerInsert = 5_000;

type Doc = { _id: number; code: string; name: string; city: string; followers: number; joinedAt: Date };
type Field = "_id" | "code";

/**
 * Reads single documents of the embedded database, kept on disk and in a process of its own, out of a small and a large
 * collection: by `_id` and by a unique index. Which documents is drawn evenly over the whole collection, so that most
 * reads of the large one find nothing in a cache of their own.
 *
 * @throws when a read does not bring the document that was asked for
 */
export async function pointReadBench(): Promise<BenchRow[]> {
  await using database = await startEmbeddedDatabase();
  const client = await MongoClient.connect(database.origin, { maxPoolSize: atOnce });
  await using _closing = { [Symbol.asyncDispose]: () => client.close() };
  const small = await planted(client.db().collection<Doc>("few"), few);
  const large = await planted(client.db().collection<Doc>("many"), many);

  const costs: Record<string, number[]> = {};
  const reading = (name: string, collection: Collection<Doc>, size: number, field: Field) => async () => {
    const was = await database.report();
    const from = performance.now();
    await readEvenly(collection, size, field);
    const took = performance.now() - from;
    const is = await database.report();
    costs[name] = [...(costs[name] ?? []), ((is.cpuMs - was.cpuMs) * 1_000) / readsPerRound];
    return (took * 1_000) / readsPerRound;
  };
  const turns = {
    idFew: reading("idFew", small, few, "_id"),
    idMany: reading("idMany", large, many, "_id"),
    codeFew: reading("codeFew", small, few, "code"),
    codeMany: reading("codeMany", large, many, "code"),
  };
  await inTurns(2, turns);
  for (const name of Object.keys(costs)) costs[name] = [];
  const times = await inTurns(rounds, turns);

  const growth = (name: string, unit: string, of: number[], on: number[], aim?: BenchRow["aim"]): BenchRow => {
    const ratio = ratioOf(of, on);
    const absolute = `${shown(spreadOf(on).median)} → ${shown(spreadOf(of).median)} µs a read`;
    const note = `range ${rangeOf(ratio)} of ${rounds} rounds; ${absolute}${unit}`;
    return { name, value: ratio.median, unit: "×", note, ...(aim && { aim }) };
  };
  const wall = `, ${atOnce} at once`;
  const cost = " of the database's processor time";
  const [{ idFew = [], idMany = [], codeFew = [], codeMany = [] }, aim] = [costs, { atMost: 1.5 }];
  return [
    growth("time by _id, 500,000 documents against 1,000", wall, times.idMany, times.idFew, aim),
    growth("time by a unique index, 500,000 against 1,000", wall, times.codeMany, times.codeFew, aim),
    growth("the database's processor alone, by _id", cost, idMany, idFew),
    growth("the database's processor alone, by a unique index", cost, codeMany, codeFew),
  ];
}

async function planted(collection: Collection<Doc>, count: number): Promise<Collection<Doc>> {
  await collection.createIndex({ code: 1 }, { unique: true });
  for (let from = 0; from < count; from += docsPerInsert) {
    const size = Math.min(docsPerInsert, count - from);
    await collection.insertMany(Array.from({ length: size }, (_, index) => documentOf(from + index)));
  }
  return collection;
}

/** Codes rise in another order than ids, so that neither index follows the other. */
function documentOf(id: number): Doc {
  return {
    _id: id,
    code: codeOf(id),
    name: `Creadora ${id}`,
    city: "Asunción",
    followers: (id * 37) % 100_000,
    joinedAt: new Date(1_700_000_000_000 + id * 1_000),
  };
}

function codeOf(id: number): string {
  return `${(Math.imul(id, 2_654_435_761) >>> 0).toString(36).padStart(7, "0")}-${id}`;
}

async function readEvenly(collection: Collection<Doc>, size: number, field: Field): Promise<void> {
  const lane = async () => {
    for (let count = 0; count < readsPerRound / atOnce; count++) {
      const id = Math.floor(Math.random() * size);
      const found = await collection.findOne(field === "_id" ? { _id: id } : { code: codeOf(id) });
      if (found?._id !== id) throw new Error(`Asked for document ${id} by ${field} and got ${JSON.stringify(found)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
