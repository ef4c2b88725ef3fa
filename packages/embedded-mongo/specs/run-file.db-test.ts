import { type Document, MongoClient } from "mongodb";
import { expect, test } from "vitest";
import { startEmbeddedMongo } from "../src/index.ts";
import type { Server } from "./requirements.test-kit.ts";
import { runFile } from "./run-file.test-kit.ts";

const HERE: Server = { version: "8.0.0", topology: "replicaset", failPoints: true, parameters: {} };

const insert = { name: "insertOne", object: "rows", arguments: { document: { _id: 2, x: 22 } } };

/** One file of the format, with a test that asks for something and an outcome. */
const file = (test: Document, more: Document = {}): Document => ({
  schemaVersion: "1.9",
  createEntities: [
    { client: { id: "client", observeEvents: ["commandStartedEvent"] } },
    { database: { id: "db", client: "client", databaseName: "unified" } },
    { collection: { id: "rows", database: "db", collectionName: "rows" } },
    { session: { id: "session", client: "client" } },
  ],
  initialData: [{ databaseName: "unified", collectionName: "rows", documents: [{ _id: 1, x: 11 }] }],
  tests: [{ description: "it", operations: [insert], ...test }],
  ...more,
});

async function verdict(given: Document): Promise<{ verdict: string; why: string } | undefined> {
  const server = await startEmbeddedMongo({ failPoints: true });
  const own = await MongoClient.connect(server.uri);
  try {
    const [outcome] = await runFile(given, server.uri, own, HERE);
    return outcome;
  } finally {
    await own.close();
    await server.close();
  }
}

const rowsAre = (documents: Document[]) => ({
  outcome: [{ databaseName: "unified", collectionName: "rows", documents }],
});
const seen = (command: Document) => ({
  expectEvents: [{ client: "client", events: [{ commandStartedEvent: { command } }] }],
});
const failing = (data: Document) => ({
  name: "failPoint",
  object: "testRunner",
  arguments: {
    client: "client",
    failPoint: { configureFailPoint: "failCommand", mode: { times: 1 }, data: { failCommands: ["insert"], ...data } },
  },
});

test.each<[string, Document]>([
  [
    "an outcome",
    rowsAre([
      { _id: 1, x: 11 },
      { _id: 2, x: 22 },
    ]),
  ],
  ["a result", { operations: [{ ...insert, expectResult: { insertedId: { $$unsetOrMatches: 2 } } }] }],
  ["an event", seen({ insert: "rows", lsid: { $$exists: true }, documents: [{ _id: { $$type: "int" }, x: 22 }] })],
  ["an error", { operations: [{ ...insert, arguments: { document: { _id: 1 } }, expectError: { errorCode: 11000 } }] }],
  [
    "a session's id",
    {
      operations: [{ ...insert, arguments: { ...insert.arguments, session: "session" } }],
      ...seen({ insert: "rows", lsid: { $$sessionLsid: "session" } }),
    },
  ],
  [
    "a failure that is tried again",
    {
      operations: [failing({ closeConnection: true }), insert],
      ...rowsAre([
        { _id: 1, x: 11 },
        { _id: 2, x: 22 },
      ]),
    },
  ],
  [
    "a failure that is told",
    {
      operations: [
        failing({ errorCode: 8 }),
        { ...insert, expectError: { errorCode: 8, errorLabelsOmit: ["RetryableWriteError"] } },
      ],
      ...rowsAre([{ _id: 1, x: 11 }]),
    },
  ],
])("what is as expected passes: %s", async (_what, asked) => {
  expect(await verdict(file(asked))).toEqual({ test: "it", verdict: "passed", why: "" });
});

test.each<[string, Document, RegExp]>([
  ["an outcome", rowsAre([{ _id: 1, x: 11 }]), /outcome of rows/],
  ["a field too many in an outcome", rowsAre([{ _id: 1 }, { _id: 2 }]), /unexpected field x/],
  ["a result", { operations: [{ ...insert, expectResult: { insertedId: 3 } }] }, /insertedId/],
  ["an event", seen({ insert: "others" }), /insert: expected/],
  [
    "an event that did not happen",
    { expectEvents: [{ client: "client", events: [{ commandStartedEvent: {} }, { commandStartedEvent: {} }] }] },
    /did not happen/,
  ],
  ["an event too many", { expectEvents: [{ client: "client", events: [] }] }, /too many/],
  ["an error that did not come", { operations: [{ ...insert, expectError: { isError: true } }] }, /should have failed/],
  [
    "an error of another kind",
    { operations: [{ ...insert, arguments: { document: { _id: 1 } }, expectError: { errorCode: 1 } }] },
    /code/,
  ],
  ["an error that nobody expected", { operations: [{ ...insert, arguments: { document: { _id: 1 } } }] }, /E11000/],
])("what is not as expected fails: %s", async (_what, asked, why) => {
  expect(await verdict(file(asked))).toEqual({ test: "it", verdict: "failed", why: expect.stringMatching(why) });
});

test.each<[Document, string]>([
  [{ maxServerVersion: "7.99" }, "for servers up to 7.99"],
  [{ minServerVersion: "9.0" }, "needs server 9.0"],
  [{ topologies: ["sharded"] }, "for sharded only"],
  [{ serverless: "require" }, "for serverless only"],
])("what is not meant for this server is skipped, with the reason: %j", async (requirement, why) => {
  expect(await verdict(file({}, { runOnRequirements: [requirement] }))).toEqual({
    test: "it",
    verdict: "skipped",
    why,
  });
});
