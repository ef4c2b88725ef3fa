import fc from "fast-check";
import type { Document } from "mongodb";
import { expect, test } from "vitest";
import { testServer } from "../server.test-kit.ts";

const { things } = testServer();

const scalar = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom("a", "b", "ab", null, true, 2.5, new Date(5)));
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ c: scalar }) },
);
const item = fc.record({ p: scalar, q: scalar }, { requiredKeys: [] });
const docs = fc.array(fc.record({ a: value, b: value, d: fc.array(item, { maxLength: 3 }) }, { requiredKeys: [] }), {
  minLength: 1,
  maxLength: 25,
});

const condition = fc.oneof(
  scalar,
  fc.record({ $gt: scalar }),
  fc.record({ $gte: scalar, $lt: scalar }),
  fc.record({ $lte: scalar }),
  fc.record({ $in: fc.array(scalar, { minLength: 1, maxLength: 3 }) }),
  fc.record({ $ne: scalar }),
  fc.record({ $exists: fc.boolean() }),
  fc.constant({ $regex: "^a" }),
  fc.record({ $elemMatch: fc.record({ $gte: scalar, $lte: scalar }) }),
);
const field = fc.constantFrom("a", "b", "a.c", "d.p", "d.q");
const clause = fc.tuple(field, condition).map(([name, wanted]): Document => ({ [name]: wanted }));
const filter = fc.oneof(
  clause,
  fc.tuple(clause, clause).map((both) => ({ $and: both })),
  fc.tuple(clause, clause).map((both) => ({ $or: both })),
  fc.tuple(clause, clause, clause).map(([x, y, z]) => ({ $and: [x, { $or: [y, z] }] })),
);
const sort = fc.constantFrom<Document>({}, { a: 1 }, { a: -1 }, { a: 1, b: -1 }, { b: 1 }, { "d.p": 1 });
const indexes: Document[] = [{ a: 1 }, { a: -1, b: 1 }, { b: 1, a: 1 }, { "d.p": 1, "d.q": -1 }, { "a.c": 1 }];

test("whatever is asked, an index finds what a scan finds, in the order asked for", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      docs,
      fc.array(fc.tuple(filter, sort), { minLength: 8, maxLength: 8 }),
      fc.subarray(indexes, { minLength: 1, maxLength: 2 }),
      async (rows, searches, keys) => {
        const some = things(`p${run++}`);
        for (const key of keys) await some.createIndex(key);
        const built: Document[] = [];
        for (const [_id, row] of rows.entries()) {
          try {
            await some.insertOne({ _id, ...row });
            built.push(row);
          } catch (fault) {
            expect(fault).toMatchObject({ code: 171 });
          }
        }
        for (const [wanted, order] of searches) {
          const scan = await some.find(wanted).hint({ $natural: 1 }).sort(order).toArray();
          const found = await some.find(wanted).sort(order).toArray();
          const ids = (list: Document[]) => list.map(({ _id }) => Number(_id)).sort((x, y) => x - y);
          const shown = JSON.stringify({ wanted, order, keys });
          expect(ids(found), shown).toEqual(ids(scan));
          expect(await some.countDocuments(wanted), shown).toBe(scan.length);
          const plain = Object.keys(order).every((name) =>
            [...scan].every((doc) => !Array.isArray(doc[name]) && name !== "d.p"),
          );
          if (plain) {
            const seen = (list: Document[]) => list.map((doc) => Object.keys(order).map((name) => doc[name] ?? null));
            expect(seen(found), shown).toEqual(seen(scan));
          }
        }
        await some.drop();
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);
