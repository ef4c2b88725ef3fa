import { DELIVERABLE_OPEN } from "@vitrina/domain/deliverables";
import { migrate } from "@vitrina/prisma";
import { type Db, MongoClient, type ObjectId } from "mongodb";
import superjson from "superjson";
import * as z from "zod";
import { startApi } from "./api-server.ts";
import type { ChildProgram } from "./child-program.ts";
import type { BenchRow } from "./collect.ts";
import { startEmbeddedDatabase } from "./embedded-database.ts";
import { PLANTED_AT, plantCampaign } from "./plant-campaign.ts";
import { plantKey } from "./plant-key.ts";
import { inTurns, rangeOf, ratioOf, shown, spreadOf } from "./rounds.ts";

const piecesPerCreator = 5;
const sizes = [
  { pieces: 10, rounds: 30 },
  { pieces: 1_000, rounds: 15 },
  { pieces: 50_000, rounds: 5 },
];
const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Moves the deadline of a campaign through the whole API, as a script with a key does, and counts what the server says to
 * the database meanwhile; then moves it in turns with one bare `updateMany` of the same deliverables, alone and in a
 * transaction. Every move changes every deliverable, and the API also moves the applications, writes the audit row and
 * what must be announced.
 *
 * A size whose move fails, or does not touch everything there is, says so in its row, and has missed its aim.
 */
export async function moveDeadlineBench(): Promise<BenchRow[]> {
  await using database = await startEmbeddedDatabase();
  await migrate(database.origin);
  const client = await MongoClient.connect(database.origin);
  await using _closing = { [Symbol.asyncDispose]: () => client.close() };
  const db = client.db();
  await using api = await startApi(database.origin, { ROLE: "web" });
  await using watched = await startApi(database.origin, { ROLE: "web", BENCH_WATCH_COMMANDS: "yes" });
  const key = await plantKey(db);

  const rows: BenchRow[] = [];
  const counts = new Map<string, string[]>();
  for (const { pieces, rounds } of sizes) {
    const name = `${shown(pieces)} deliverables`;
    const creators = pieces / piecesPerCreator;
    const campaignId = await plantCampaign(db, { creators, deliveryDays: 7 });
    const move = mover(campaignId, creators, key);
    const turns = {
      api: () => timed(() => move(api)),
      bare: () => timed(() => bareUpdate(db, campaignId, pieces)),
      inTransaction: () => timed(() => updateInTransaction(client, db, campaignId, pieces)),
    };
    try {
      counts.set(name, await commandsDuring(watched, () => move(watched)));
      await inTurns(2, turns);
      rows.push(...against(name, await inTurns(rounds, turns)));
    } catch (error) {
      rows.push({ name, value: Number.NaN, unit: "×", note: `failed: ${error}`, aim: { atMost: 2 } });
    }
  }
  return [...rows, ...commandRows(counts)];
}

type Times = Record<"api" | "bare" | "inTransaction", number[]>;

function against(name: string, times: Times): BenchRow[] {
  const row = (what: string, other: "bare" | "inTransaction") => {
    const ratio = ratioOf(times.api, times[other]);
    const absolute = `${shown(spreadOf(times.api).median)} against ${shown(spreadOf(times[other]).median)} ms`;
    const note = `range ${rangeOf(ratio)} of ${times.api.length} rounds; ${absolute}`;
    return { name: `${name}, against ${what}`, value: ratio.median, unit: "×", note };
  };
  return [
    { ...row("one bare updateMany", "bare"), aim: { atMost: 2 } },
    row("the same in a transaction", "inTransaction"),
  ];
}

/** How many commands each size took, and whether all took as many as the first. */
function commandRows(counts: ReadonlyMap<string, readonly string[]>): BenchRow[] {
  const [first = 0] = [...counts.values()].map(({ length }) => length);
  return [...counts].map(([name, { length }]) => ({
    name: `${name}, database commands, the key's read included`,
    value: length,
    unit: "",
    aim: { atMost: first },
    note: counts.get(name)?.join(", ") ?? "",
  }));
}

const moved = z.object({
  result: z.object({
    data: z.object({ json: z.object({ revision: z.int(), summary: z.object({ moved: z.int() }) }) }),
  }),
});

/** Moves the deadline to other days each time it is called. */
function mover(campaignId: ObjectId, creators: number, key: string) {
  let revision = 1;
  return async ({ origin }: ChildProgram) => {
    const terms = { deliveryDays: 7 + (revision % 2), deliveryStarts: "on_confirmation" };
    const response = await fetch(`${origin}/trpc/campaigns.moveDeadline`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": key },
      body: superjson.stringify({ id: campaignId.toHexString(), revision, ...terms }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The move was answered with ${response.status}: ${text}`);
    const { json } = moved.parse(JSON.parse(text)).result.data;
    if (json.summary.moved !== creators) throw new Error(`${json.summary.moved} of ${creators} applications moved.`);
    revision = json.revision;
  };
}

async function commandsDuring(program: ChildProgram, work: () => Promise<void>): Promise<string[]> {
  const before = (await program.report()).commands.length;
  await work();
  return (await program.report()).commands.slice(before);
}

let days = 0;
const openPiecesOf = (campaignId: ObjectId) => ({ campaignId, status: { $in: [...DELIVERABLE_OPEN] } });
const otherDate = () => ({ $set: { dueAt: new Date(+PLANTED_AT + ++days * DAY_MS), updatedAt: new Date() } });

async function bareUpdate(db: Db, campaignId: ObjectId, pieces: number): Promise<void> {
  const { modifiedCount } = await db.collection("deliverables").updateMany(openPiecesOf(campaignId), otherDate());
  insistOn(modifiedCount, pieces);
}

async function updateInTransaction(client: MongoClient, db: Db, campaignId: ObjectId, pieces: number): Promise<void> {
  const modifiedCount = await client.withSession((session) =>
    session.withTransaction(async () => {
      const pieces = db.collection("deliverables");
      return (await pieces.updateMany(openPiecesOf(campaignId), otherDate(), { session })).modifiedCount;
    }),
  );
  insistOn(modifiedCount, pieces);
}

function insistOn(modified: number, pieces: number): void {
  if (modified !== pieces) throw new Error(`${modified} of ${pieces} deliverables were updated.`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
