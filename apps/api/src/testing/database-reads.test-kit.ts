import { EventEmitter } from "node:events";
import type { CommandStartedEvent, Document, MongoClient } from "mongodb";
import { expect } from "vitest";

export type DatabaseRead = {
  collection: string;
  command: (typeof READS)[number];
  /** The indexes that answer it, by name; empty when every document is looked at. */
  indexes: string[];
  scansCollection: boolean;
  sortsInMemory: boolean;
  keysExamined: number;
  documentsExamined: number;
  /** Whether it is the page of a list: sorted, and no longer than asked. */
  isPage: boolean;
};

/** Taking one to change it is a read too: it has to be found. */
const READS = ["find", "aggregate", "count", "distinct", "findAndModify"] as const;
/** What belongs to the sending of a command and not to its question. */
const ENVELOPE = ["lsid", "$clusterTime", "$db", "$readPreference", "txnNumber", "startTransaction", "autocommit"];
const UNEXPLAINED = ["readConcern", "writeConcern", "cursor"];

/**
 * What `ask` reads from a collection (null: from every one), each read as the planner explains it. The client must watch
 * its commands: `startTestApi({ watched: true })` makes one that does.
 */
export async function databaseReads(
  client: MongoClient,
  databaseName: string,
  collection: string | null,
  ask: () => Promise<unknown>,
): Promise<DatabaseRead[]> {
  const seen: { command: DatabaseRead["command"]; body: Document }[] = [];
  const listen = ({ commandName, command }: CommandStartedEvent) => {
    const read = READS.find((name) => name === commandName);
    if (read && (collection === null || command[read] === collection)) seen.push({ command: read, body: command });
  };
  if (!(client instanceof EventEmitter) || !client.options.monitorCommands) {
    throw new Error("The client does not watch its commands: start the API with { watched: true }.");
  }
  client.on("commandStarted", listen);
  try {
    await ask();
  } finally {
    client.off("commandStarted", listen);
  }
  const db = client.db(databaseName);
  return Promise.all(
    seen.map(async ({ command, body }) => {
      const question = Object.fromEntries(
        Object.entries(body).filter(([key]) => !ENVELOPE.includes(key) && !UNEXPLAINED.includes(key)),
      );
      const asked = command === "aggregate" ? { ...question, cursor: {} } : question;
      const explained = await db.command({ explain: asked, verbosity: "executionStats" });
      const isPage = command === "find" && Number(body.limit ?? 0) > 1 && body.sort !== undefined;
      return { collection: String(body[command]), command, isPage, ...factsOf(explained) };
    }),
  );
}

/** Fails on a read that looks at the whole collection, or (a page of a list) sorts what it found in memory. */
export function expectByIndex(reads: readonly DatabaseRead[], { sorted = true }: { sorted?: boolean } = {}): void {
  expect(reads.length, "nothing was read").toBeGreaterThan(0);
  expect(reads.filter(({ scansCollection }) => scansCollection)).toEqual([]);
  if (sorted) expect(reads.filter(({ sortsInMemory }) => sortsInMemory)).toEqual([]);
}

function factsOf(explained: Document): Omit<DatabaseRead, "collection" | "command" | "isPage"> {
  // A pipeline that is more than a search is explained stage by stage; its search is the first.
  const search = explained.stages?.[0]?.$cursor ?? explained;
  const stages = stagesOf(search.queryPlanner?.winningPlan);
  const stats = search.executionStats ?? explained.executionStats ?? {};
  return {
    indexes: stages.flatMap(({ indexName }) => (typeof indexName === "string" ? [indexName] : [])),
    scansCollection: stages.some(({ stage }) => stage === "COLLSCAN"),
    sortsInMemory: stages.some(({ stage }) => stage === "SORT"),
    keysExamined: Number(stats.totalKeysExamined ?? 0),
    documentsExamined: Number(stats.totalDocsExamined ?? 0),
  };
}

function stagesOf(plan: Document | undefined): Document[] {
  if (!plan) return [];
  const below = [plan.inputStage, plan.queryPlan, ...(plan.inputStages ?? [])];
  return [plan, ...below.flatMap((stage: Document | undefined) => stagesOf(stage))];
}
