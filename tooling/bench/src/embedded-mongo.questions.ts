import type { Document } from "mongodb";
import { commandBytes } from "./mongo-wire.ts";

const WRITE_CONCERN = { w: 1, j: true };

/** Something that is asked again and again of a collection of some size. */
export type Question = {
  readonly name: string;
  readonly perRound: number;
  /** How many connections ask at once. */
  readonly atOnce: number;
  readonly writes: boolean;
  /** The bytes of the `n`th request. */
  readonly request: (size: number, n: number) => Buffer;
};

export const collectionOf = (size: number): string => `c${size}`;

/** Ranks, friends and codes follow another order than ids, so that neighbours in one index are strangers in the others. */
export function documentOf(id: number, size: number): Document {
  return {
    _id: id,
    code: codeOf(id),
    rank: id < size ? (id * 7_919) % size : id,
    friendId: (id * 7_907 + 1) % size,
    name: `Creadora ${id}`,
    city: "Asunción",
    joinedAt: new Date(1_700_000_000_000 + id * 1_000),
    bio: "Video corto, en guaraní y en español; entrega en cinco días, con dos rondas de cambios y música libre.",
  };
}

const codeOf = (id: number): string => `${(Math.imul(id, 2_654_435_761) >>> 0).toString(36).padStart(7, "0")}-${id}`;

const anyOf = (size: number): number => Math.floor(Math.random() * size);

export const insertOf = (size: number, ids: readonly number[]): Buffer =>
  commandBytes(
    { insert: collectionOf(size), writeConcern: WRITE_CONCERN, $db: "bench" },
    { field: "documents", list: ids.map((id) => documentOf(id, size)) },
  );

/** Takes out again what a question has put in. */
export const removalOf = (size: number): Buffer =>
  commandBytes({
    delete: collectionOf(size),
    deletes: [{ q: { _id: { $gte: size } }, limit: 0 }],
    writeConcern: WRITE_CONCERN,
    $db: "bench",
  });

export const indexesOf = (size: number): Buffer =>
  commandBytes({
    createIndexes: collectionOf(size),
    indexes: [
      { key: { code: 1 }, name: "code_1", unique: true },
      { key: { rank: 1 }, name: "rank_1" },
    ],
    $db: "bench",
  });

const find = (size: number, fields: Document): Buffer =>
  commandBytes({ find: collectionOf(size), ...fields, $db: "bench" });

const rankFrom = (size: number, count: number): Document => {
  const from = anyOf(size - count);
  return { $gte: from, $lt: from + count };
};

const BULK = 1_000;
const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);

export type QuestionName = "id" | "code" | "range" | "lookup" | "insert" | "bulk" | "update";

export const QUESTIONS: Readonly<Record<QuestionName, Question>> = {
  id: {
    name: "point read by _id",
    perRound: 2_000,
    atOnce: 8,
    writes: false,
    request: (size) => find(size, { filter: { _id: anyOf(size) }, limit: 1, singleBatch: true }),
  },
  code: {
    name: "point read by a unique index",
    perRound: 2_000,
    atOnce: 8,
    writes: false,
    request: (size) => find(size, { filter: { code: codeOf(anyOf(size)) }, limit: 1, singleBatch: true }),
  },
  range: {
    name: "indexed range of 20",
    perRound: 600,
    atOnce: 8,
    writes: false,
    request: (size) => find(size, { filter: { rank: rankFrom(size, 20) }, sort: { rank: 1 } }),
  },
  lookup: {
    name: "$lookup of 50",
    perRound: 64,
    atOnce: 8,
    writes: false,
    request: (size) =>
      commandBytes({
        aggregate: collectionOf(size),
        pipeline: [
          { $match: { rank: rankFrom(size, 50) } },
          { $lookup: { from: collectionOf(size), localField: "friendId", foreignField: "_id", as: "friends" } },
        ],
        cursor: {},
        $db: "bench",
      }),
  },
  insert: {
    name: "insert one",
    perRound: 400,
    atOnce: 8,
    writes: true,
    request: (size, n) => insertOf(size, [size + n]),
  },
  bulk: {
    name: "insert 1,000",
    perRound: 4,
    atOnce: 1,
    writes: true,
    request: (size, n) => insertOf(size, range(size + n * BULK, BULK)),
  },
  update: {
    name: "update one",
    perRound: 400,
    atOnce: 8,
    writes: false,
    request: (size, n) =>
      commandBytes(
        { update: collectionOf(size), writeConcern: WRITE_CONCERN, $db: "bench" },
        { field: "updates", list: [{ q: { _id: anyOf(size) }, u: { $set: { city: `Encarnación ${n}` } } }] },
      ),
  },
};
