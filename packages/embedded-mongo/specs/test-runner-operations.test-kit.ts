import { setTimeout as sleep } from "node:timers/promises";
import type { ClientSession, Document, MongoClient } from "mongodb";
import { type Entities, type Observed, Skipped } from "./entities.test-kit.ts";
import { matchEvent } from "./events.test-kit.ts";
import { Mismatch } from "./matching.test-kit.ts";
import type { Operation } from "./operations.test-kit.ts";

const EVENT_PATIENCE_MS = 10_000;

function insist(holds: boolean, otherwise: string): void {
  if (!holds) throw new Mismatch(otherwise);
}

const STATES: Readonly<Record<string, string>> = {
  none: "NO_TRANSACTION",
  starting: "STARTING_TRANSACTION",
  in_progress: "TRANSACTION_IN_PROGRESS",
  committed: "TRANSACTION_COMMITTED",
  aborted: "TRANSACTION_ABORTED",
};

function transactionState(session: ClientSession): string {
  const transaction: unknown = Reflect.get(session, "transaction");
  return typeof transaction === "object" && transaction !== null ? String(Reflect.get(transaction, "state")) : "none";
}

const lastLsids = (entities: Entities, client: string): string[] =>
  entities
    .eventsOf(client, "command")
    .filter(({ type }) => type === "commandStartedEvent")
    .slice(-2)
    .map(({ event }) => event.command.lsid?.id.toString("hex") ?? "none");

/** How often a client was seen doing something. */
const seen = (entities: Entities, client: string, expected: Document): Observed[] =>
  (["command", "cmap", "sdam"] as const)
    .flatMap((kind) => entities.eventsOf(client, kind))
    .filter((one) => {
      try {
        matchEvent(expected, one, entities);
        return true;
      } catch {
        return false;
      }
    });

/** Operations whose object is the runner itself: fail points, waits and assertions. */
export async function operateRunner(operation: Operation, entities: Entities, own: MongoClient): Promise<void> {
  const args: Document = operation.arguments ?? {};
  const { databaseName, collectionName, indexName } = args;
  switch (operation.name) {
    case "failPoint":
      await entities.clientNamed(args.client).db("admin").command(args.failPoint);
      return;
    case "targetedFailPoint":
      await own.db("admin").command(args.failPoint);
      return;
    case "createEntities":
      await entities.create(args.entities);
      return;
    case "assertSessionDirty":
    case "assertSessionNotDirty":
      insist(
        entities.session(args.session).serverSession.isDirty === (operation.name === "assertSessionDirty"),
        operation.name,
      );
      return;
    case "assertSessionPinned":
    case "assertSessionUnpinned":
      insist(entities.session(args.session).isPinned === (operation.name === "assertSessionPinned"), operation.name);
      return;
    case "assertSessionTransactionState": {
      const state = transactionState(entities.session(args.session));
      insist(state === STATES[args.state], `the transaction is ${state}, expected ${args.state}`);
      return;
    }
    case "assertSameLsidOnLastTwoCommands":
    case "assertDifferentLsidOnLastTwoCommands": {
      const [first, second] = lastLsids(entities, args.client);
      insist((first === second) === operation.name.startsWith("assertSame"), operation.name);
      return;
    }
    case "assertCollectionExists":
    case "assertCollectionNotExists": {
      const found = await own.db(databaseName).listCollections({ name: collectionName }, { nameOnly: true }).toArray();
      insist(found.length > 0 === operation.name.endsWith("nExists"), operation.name);
      return;
    }
    case "assertIndexExists":
    case "assertIndexNotExists": {
      const indexes = await own
        .db(databaseName)
        .collection(collectionName)
        .listIndexes()
        .toArray()
        .catch(() => []);
      insist(indexes.some(({ name }) => name === indexName) === operation.name.endsWith("xExists"), operation.name);
      return;
    }
    case "assertNumberConnectionsCheckedOut": {
      const pool = entities.eventsOf(args.client, "cmap");
      const out = pool.filter(({ type }) => type === "connectionCheckedOutEvent").length;
      const back = pool.filter(({ type }) => type === "connectionCheckedInEvent").length;
      insist(pool.length === 0 || out - back === args.connections, `${out - back} connections are checked out`);
      return;
    }
    case "assertEventCount":
      insist(seen(entities, args.client, args.event).length === args.count, "assertEventCount");
      return;
    case "waitForEvent": {
      const until = Date.now() + EVENT_PATIENCE_MS;
      while (seen(entities, args.client, args.event).length < args.count) {
        insist(Date.now() < until, `the event ${JSON.stringify(args.event)} did not come`);
        await sleep(5);
      }
      return;
    }
    case "wait":
      await sleep(args.ms);
      return;
    default:
      throw new Skipped(`the operation ${operation.name}`);
  }
}
