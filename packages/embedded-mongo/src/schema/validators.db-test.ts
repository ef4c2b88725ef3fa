import type { Document } from "mongodb";
import { describe, expect, test } from "vitest";
import { testServer } from "../server.test-kit.ts";

const { db, things } = testServer();
let n = 0;

async function allows(schema: Document, doc: Document): Promise<boolean> {
  const name = `c${n++}`;
  await db().createCollection(name, { validator: { $jsonSchema: schema } });
  try {
    await things(name).insertOne({ _id: 1, ...doc });
    return true;
  } catch (fault) {
    expect(fault).toMatchObject({ code: 121 });
    return false;
  }
}

describe("$jsonSchema", () => {
  test.each<[string, Document, Document, boolean]>([
    ["required", { required: ["a"] }, {}, false],
    ["bsonType", { properties: { a: { bsonType: "string" } } }, { a: 1 }, false],
    ["bsonType of several", { properties: { a: { bsonType: ["string", "null"] } } }, { a: null }, true],
    ["bsonType int is not double", { properties: { a: { bsonType: "int" } } }, { a: 1.5 }, false],
    ["bsonType number", { properties: { a: { bsonType: "number" } } }, { a: 1.5 }, true],
    ["additionalProperties", { properties: { _id: {} }, additionalProperties: false }, { a: 1 }, false],
    ["enum", { properties: { a: { enum: ["x", null] } } }, { a: "y" }, false],
    ["minimum", { properties: { a: { minimum: 5 } } }, { a: 5 }, true],
    ["exclusiveMinimum", { properties: { a: { minimum: 5, exclusiveMinimum: true } } }, { a: 5 }, false],
    ["maxLength counts characters", { properties: { a: { maxLength: 2 } } }, { a: "ññ" }, true],
    ["pattern", { properties: { a: { pattern: "^[a-z]+$" } } }, { a: "A" }, false],
    ["items", { properties: { a: { items: { bsonType: "int" } } } }, { a: [1, "x"] }, false],
    ["minItems", { properties: { a: { minItems: 2 } } }, { a: [1] }, false],
    ["uniqueItems", { properties: { a: { uniqueItems: true } } }, { a: [1, 1] }, false],
    ["anyOf", { anyOf: [{ required: ["a"] }, { required: ["b"] }] }, { b: 1 }, true],
    ["oneOf", { oneOf: [{ required: ["a"] }, { required: ["b"] }] }, { a: 1, b: 1 }, false],
    ["allOf", { allOf: [{ required: ["a"] }, { required: ["b"] }] }, { a: 1 }, false],
    ["not", { not: { required: ["a"] } }, { a: 1 }, false],
    [
      "deep inside",
      { properties: { a: { bsonType: "object", properties: { b: { bsonType: "date" } } } } },
      { a: { b: "x" } },
      false,
    ],
    ["dependencies", { dependencies: { a: ["b"] } }, { a: 1 }, false],
  ])("%s", async (_what, schema, doc, expected) => {
    expect(await allows(schema, doc)).toBe(expected);
  });

  test("the error says which rule, of which field", async () => {
    await db().createCollection("told", {
      validator: { $jsonSchema: { required: ["x"], properties: { a: { bsonType: "string" } } } },
    });
    await expect(things("told").insertOne({ _id: 7, a: 1 })).rejects.toMatchObject({
      code: 121,
      errInfo: {
        failingDocumentId: 7,
        details: {
          operatorName: "$jsonSchema",
          schemaRulesNotSatisfied: [
            { operatorName: "required", specifiedAs: { required: ["x"] }, missingProperties: ["x"] },
            {
              operatorName: "properties",
              propertiesNotSatisfied: [
                {
                  propertyName: "a",
                  details: [
                    {
                      operatorName: "bsonType",
                      reason: "type did not match",
                      consideredValue: 1,
                      consideredType: "int",
                    },
                  ],
                },
              ],
            },
          ],
        },
      },
    });
  });

  test("updates are held to it, old documents are not with validationLevel moderate", async () => {
    await things("old").insertOne({ _id: 1, a: 1 });
    await db().command({ collMod: "old", validator: { a: { $type: "string" } }, validationLevel: "moderate" });
    await things("old").updateOne({ _id: 1 }, { $set: { a: 2 } });
    await things("old").insertOne({ _id: 2, a: "x" });
    await expect(things("old").updateOne({ _id: 2 }, { $set: { a: 2 } })).rejects.toMatchObject({ code: 121 });
    await things("old").insertOne({ _id: 3, a: 3 }, { bypassDocumentValidation: true });
    await db().command({ collMod: "old", validationAction: "warn" });
    await things("old").insertOne({ _id: 4, a: 4 });
  });

  test("an unknown keyword is refused when the collection is created", async () => {
    await expect(db().createCollection("bad", { validator: { $jsonSchema: { nope: 1 } } })).rejects.toMatchObject({
      code: 9,
    });
    expect(await db().listCollections({ name: "bad" }).toArray()).toEqual([]);
  });
});

test("the reason for a refusal names the clause that was not met, however deep", async () => {
  const validator = {
    $or: [{ kind: { $type: "int" } }, { size: { $not: { $gt: 3 } } }],
    state: { $in: ["new", "old"] },
    owner: { $exists: true },
  };
  await db().createCollection("clauses", { validator });
  const refused = things("clauses").insertOne({ _id: 1, kind: "x", size: 7, state: "lost" });
  await expect(refused).rejects.toMatchObject({
    code: 121,
    errInfo: {
      failingDocumentId: 1,
      details: {
        operatorName: "$and",
        clausesNotSatisfied: [
          {
            index: 0,
            details: {
              operatorName: "$or",
              clausesNotSatisfied: [
                {
                  index: 0,
                  details: {
                    operatorName: "$type",
                    specifiedAs: { kind: { $type: "int" } },
                    reason: "type did not match",
                    consideredValue: "x",
                    consideredType: "string",
                  },
                },
                {
                  index: 1,
                  details: {
                    operatorName: "$not",
                    details: {
                      operatorName: "$gt",
                      specifiedAs: { size: { $gt: 3 } },
                      reason: "comparison succeeded",
                      consideredValue: 7,
                    },
                  },
                },
              ],
            },
          },
          {
            index: 1,
            details: {
              operatorName: "$in",
              specifiedAs: { state: { $in: ["new", "old"] } },
              reason: "no matching value found in array",
              consideredValue: "lost",
            },
          },
          {
            index: 2,
            details: {
              operatorName: "$exists",
              specifiedAs: { owner: { $exists: true } },
              reason: "path does not exist",
            },
          },
        ],
      },
    },
  });
});
