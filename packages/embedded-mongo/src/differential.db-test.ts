import { EJSON } from "bson";
import fc from "fast-check";
import { type Document, MongoClient, MongoServerError } from "mongodb";
import { expect, test } from "vitest";
import { testServer } from "./server.test-kit.ts";

/** A real server (8.0, replica set) to compare with; without one this test compares the server with itself under other indexes. */
const REAL = process.env.MONGODB_URL;

const { client } = testServer();

const scalar = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom<unknown>("a", "b", "ab", null, true, false, 1.5, new Date(5)),
);
const value = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ c: scalar }, { requiredKeys: [] }) },
);
const path = fc.constantFrom("a", "b", "a.c", "b.0", "b.c");
const row = fc.record({ a: value, b: value }, { requiredKeys: [] });
const condition = fc.oneof(
  value,
  fc.tuple(fc.constantFrom("$gt", "$gte", "$lt", "$lte", "$eq", "$ne"), scalar).map(([name, one]) => ({ [name]: one })),
  fc
    .tuple(fc.constantFrom("$in", "$nin", "$all"), fc.array(scalar, { minLength: 1, maxLength: 3 }))
    .map(([name, list]) => ({ [name]: list })),
  fc.boolean().map((wanted) => ({ $exists: wanted })),
  fc.nat({ max: 3 }).map((size) => ({ $size: size })),
  fc.constantFrom("string", "int", "number", "array", "object", "null").map((type) => ({ $type: type })),
);
const filter = fc.tuple(path, condition).map(([name, one]): Document => ({ [name]: one }));
const change = fc
  .oneof(
    fc.tuple(fc.constantFrom("$set", "$unset", "$push", "$addToSet", "$pull", "$min", "$max"), path, scalar),
    fc.tuple(fc.constantFrom("$inc", "$mul"), path, fc.integer({ min: -3, max: 3 })),
  )
  .map(([operator, name, operand]): Document => ({ [operator]: { [name]: operand } }));
const expression = fc.oneof(
  fc
    .tuple(fc.constantFrom("$add", "$subtract", "$multiply", "$cmp", "$eq", "$concatArrays"), path, scalar)
    .map(([name, field, one]) => ({ [name]: [`$${field}`, { $literal: one }] })),
  fc
    .tuple(fc.constantFrom("$type", "$isArray", "$not", "$toString", "$size", "$sum", "$max", "$first"), path)
    .map(([name, field]) => ({ [name]: `$${field}` })),
);

type Operation =
  | { kind: "insert"; docs: Document[] }
  | { kind: "find"; filter: Document; sort: Document }
  | { kind: "update"; filter: Document; update: Document; multi: boolean; upsert: boolean }
  | { kind: "delete"; filter: Document }
  | { kind: "distinct"; field: string }
  | { kind: "project"; expression: Document }
  | { kind: "group"; field: string };

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.array(row, { minLength: 1, maxLength: 6 }).map((docs): Operation => ({ kind: "insert", docs })),
  fc
    .tuple(filter, fc.constantFrom<Document>({ _id: 1 }, { a: 1, _id: 1 }, { b: -1, _id: 1 }))
    .map(([wanted, sort]): Operation => ({ kind: "find", filter: wanted, sort })),
  fc
    .tuple(filter, change, fc.boolean(), fc.boolean())
    .map(([wanted, update, multi, upsert]): Operation => ({ kind: "update", filter: wanted, update, multi, upsert })),
  filter.map((wanted): Operation => ({ kind: "delete", filter: wanted })),
  path.map((field): Operation => ({ kind: "distinct", field })),
  expression.map((one): Operation => ({ kind: "project", expression: one })),
  path.map((field): Operation => ({ kind: "group", field })),
);

async function run(
  db: ReturnType<MongoClient["db"]>,
  index: Document | null,
  operations: Operation[],
): Promise<string[]> {
  const things = db.collection<Document & { _id: number }>("things");
  await things.drop();
  if (index) await things.createIndex(index);
  const said: string[] = [];
  let id = 0;
  for (const one of operations) {
    try {
      said.push(EJSON.stringify(await perform(one)));
    } catch (fault) {
      said.push(`${one.kind} refused: ${fault instanceof MongoServerError ? fault.code : String(fault)}`);
    }
  }
  const all = await things.find({}, { promoteValues: false, projection: { _id: 0 } }).toArray();
  said.push(...all.map((doc) => EJSON.stringify(doc, { relaxed: false })).sort());
  return said;

  async function perform(one: Operation): Promise<unknown> {
    switch (one.kind) {
      case "insert":
        return (await things.insertMany(one.docs.map((doc) => ({ _id: id++, ...doc })))).insertedCount;
      case "find":
        return things
          .find(one.filter, { projection: { _id: 0 } })
          .sort(one.sort)
          .toArray();
      case "update": {
        const options = { upsert: one.upsert };
        const update = one.upsert ? { ...one.update, $setOnInsert: { _id: 1000 + id++ } } : one.update;
        const result = await (one.multi
          ? things.updateMany(one.filter, update, options)
          : things.updateOne(one.filter, update, options));
        return [result.matchedCount, result.modifiedCount, result.upsertedCount];
      }
      case "delete":
        return (await things.deleteMany(one.filter)).deletedCount;
      case "distinct":
        return (await things.distinct(one.field)).map((item) => EJSON.stringify(item)).sort();
      case "project":
        return things
          .aggregate([{ $sort: { _id: 1 } }, { $project: { _id: 0, x: one.expression } }], { promoteValues: false })
          .toArray();
      case "group": {
        const groups = await things.aggregate([{ $group: { _id: `$${one.field}`, n: { $sum: 1 } } }]).toArray();
        return groups.map((group) => EJSON.stringify(group)).sort();
      }
    }
  }
}

test(REAL
  ? "generated operations are answered as the real server answers them"
  : "generated operations are answered alike with and without an index", async () => {
  const other = REAL ? await MongoClient.connect(REAL) : client();
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 3, maxLength: 10 }),
        fc.array(operation, { maxLength: 10 }),
        async (docs, operations) => {
          const all: Operation[] = [{ kind: "insert", docs }, ...operations];
          const ours = await run(client().db("ours"), null, all);
          const theirs = await run(other.db("embedded_mongo_differential"), REAL ? null : { b: 1 }, all);
          expect(ours, JSON.stringify(all)).toEqual(theirs);
        },
      ),
      { numRuns: REAL ? 300 : 40 },
    );
  } finally {
    if (REAL) {
      await other.db("embedded_mongo_differential").dropDatabase();
      await other.close();
    }
  }
}, 300_000);
