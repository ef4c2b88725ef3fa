import type { Document, MongoClient } from "mongodb";
import { Entities, Skipped } from "./entities.test-kit.ts";
import { matchError } from "./errors.test-kit.ts";
import { matchEvents } from "./events.test-kit.ts";
import { Mismatch, match } from "./matching.test-kit.ts";
import { type Operation, operate } from "./operations.test-kit.ts";
import { type Server, unmetRequirement } from "./requirements.test-kit.ts";
import { operateRunner } from "./test-runner-operations.test-kit.ts";

export type Outcome = { test: string; verdict: "passed" | "failed" | "skipped"; why: string };

const TEST_PATIENCE_MS = 20_000;
const MAJORITY = { writeConcern: { w: "majority" } } as const;

/** Runs every test of one file of the unified test format. `own` is a client that no test sees. */
export async function runFile(file: Document, uri: string, own: MongoClient, server: Server): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const unmet = unmetRequirement(file.runOnRequirements, server);
  for (const test of file.tests) {
    const name = String(test.description);
    const reason =
      unmet ?? test.skipReason ?? unmetRequirement(test.runOnRequirements, server) ?? failPointNeeded(test, server);
    if (reason) {
      outcomes.push({ test: name, verdict: "skipped", why: reason });
      continue;
    }
    try {
      await withinTime(runTest(file, test, uri, own));
      outcomes.push({ test: name, verdict: "passed", why: "" });
    } catch (fault) {
      const why = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
      outcomes.push({ test: name, verdict: fault instanceof Skipped ? "skipped" : "failed", why });
    }
  }
  return outcomes;
}

/** A test that hangs fails, so that the others still run. */
async function withinTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Mismatch(`not done after ${TEST_PATIENCE_MS} ms`)), TEST_PATIENCE_MS);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const failPointNeeded = (test: Document, { failPoints }: Server): string | null =>
  !failPoints && test.operations.some(({ name }: Operation) => /failPoint/i.test(name)) ? "needs fail points" : null;

async function runTest(file: Document, test: Document, uri: string, own: MongoClient): Promise<void> {
  for (const data of file.initialData ?? []) await prepare(data, own);
  const entities = new Entities(uri);
  try {
    await entities.create(file.createEntities ?? []);
    await runOperations(test.operations, entities, own);
    for (const expectation of test.expectEvents ?? []) matchEvents(expectation, entities);
    for (const data of test.outcome ?? []) await checkOutcome(data, own, entities);
  } finally {
    await entities.close();
    for (const name of failPointsOf(test)) {
      await own.db("admin").command({ configureFailPoint: name, mode: "off" });
    }
  }
}

const failPointsOf = (test: Document): Set<string> =>
  new Set(
    test.operations
      .map((operation: Operation) => operation.arguments?.failPoint?.configureFailPoint)
      .filter((name: unknown) => name !== undefined),
  );

async function prepare(
  { databaseName, collectionName, documents, createOptions }: Document,
  own: MongoClient,
): Promise<void> {
  const db = own.db(databaseName, MAJORITY);
  await db.dropCollection(collectionName);
  if (createOptions || documents.length === 0) await db.createCollection(collectionName, createOptions);
  if (documents.length > 0) await db.collection(collectionName).insertMany(documents);
}

async function checkOutcome(
  { databaseName, collectionName, documents }: Document,
  own: MongoClient,
  entities: Entities,
): Promise<void> {
  const found = await own
    .db(databaseName)
    .collection(collectionName)
    .find({}, { sort: { _id: 1 } })
    .toArray();
  match(documents, found, entities, `outcome of ${collectionName}`, false);
}

async function runOperations(operations: readonly Operation[], entities: Entities, own: MongoClient): Promise<void> {
  for (const operation of operations) await runOperation(operation, entities, own);
}

async function runOperation(
  operation: Operation,
  entities: Entities,
  own: MongoClient,
  rethrow = false,
): Promise<void> {
  if (operation.object === "testRunner") return operateRunner(operation, entities, own);
  const label = `${operation.object}.${operation.name}`;
  let result: unknown;
  try {
    result = await operate(operation, entities, async (inner) => {
      for (const one of inner) await runOperation(one, entities, own, true);
    });
  } catch (fault) {
    if (fault instanceof Skipped || fault instanceof Mismatch) throw fault;
    if (operation.ignoreResultAndError) return;
    if (!operation.expectError) throw fault;
    matchError(operation.expectError, fault, entities);
    if (rethrow) throw fault;
    return;
  }
  if (operation.expectError)
    throw new Mismatch(`${label} should have failed: ${JSON.stringify(operation.expectError)}`);
  if (operation.ignoreResultAndError) return;
  if (typeof operation.saveResultAsEntity === "string") entities.set(operation.saveResultAsEntity, result);
  if ("expectResult" in operation) match(operation.expectResult, result, entities, label);
}
