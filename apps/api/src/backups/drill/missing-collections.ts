import type { Manifest } from "@vitrina/backup";
import type { Db } from "mongodb";

const LEFT_OUT = /^system\.|\$/;

/**
 * Collections that the backup should hold and does not: those of the shape it was taken with, and those that exist now with something
 * in them which was there at that moment. What came later cannot be in it.
 */
export async function missingCollections(
  { collections, contract, takenAt }: Manifest,
  live: Db,
  known: { hash: string; collections: readonly string[] },
): Promise<string[]> {
  const held = new Set(collections.map(({ name }) => name));
  const wanted = new Set(contract.collections);
  if (contract.hash === known.hash) for (const name of known.collections) wanted.add(name);
  const then = Math.floor(new Date(takenAt).getTime() / 1_000);
  for (const { name } of await live.listCollections({}, { nameOnly: true }).toArray()) {
    if (held.has(name) || LEFT_OUT.test(name)) continue;
    if (await hasOlder(live, name, then)) wanted.add(name);
  }
  return [...wanted].filter((name) => !held.has(name)).sort();
}

/** Ids carry the second of their making; a document with another kind of id counts as old. */
async function hasOlder(live: Db, name: string, seconds: number): Promise<boolean> {
  const { ObjectId } = await import("mongodb");
  const young = { _id: { $gte: ObjectId.createFromTime(seconds + 1) } };
  return (await live.collection(name).findOne({ $nor: [young] }, { projection: { _id: 1 } })) !== null;
}
