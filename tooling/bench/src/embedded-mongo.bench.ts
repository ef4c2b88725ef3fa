import { isDeepStrictEqual } from "node:util";
import { BSON, type Document } from "mongodb";
import type { BenchRow } from "./collect.ts";
import { type Contender, startBare, startEmbedded, startMongod } from "./embedded-mongo.contenders.ts";
import {
  collectionOf,
  indexesOf,
  insertOf,
  QUESTIONS,
  type Question,
  type QuestionName,
  removalOf,
} from "./embedded-mongo.questions.ts";
import { rowsOf, type Taken } from "./embedded-mongo.rows.ts";
import { scanRow } from "./embedded-mongo.scan.ts";
import { BODY_AT } from "./mongo-wire.ts";
import { inTurns } from "./rounds.ts";

const CONNECTIONS = 8;
const WARM_UP_ROUNDS = 2;
const DOCUMENTS_PER_INSERT = 1_000;
const NAMES = Object.keys(QUESTIONS) as QuestionName[];

/**
 * The embedded database against bare `node:sqlite` behind the same socket and, where `MONGOD` names one, against a real `mongod`: all on
 * disk, in processes of their own, asked by the same bytes. Contenders and sizes take turns.
 *
 * @throws when two contenders answer differently, or any request is refused
 */
export async function embeddedMongoBench({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const sizes = quick ? [1_000, 20_000] : [1_000, 100_000, 1_000_000];
  const rounds = quick ? 5 : 11;
  await using embedded = await startEmbedded(CONNECTIONS);
  await using bare = await startBare(CONNECTIONS);
  await using mongod = process.env.MONGOD ? await startMongod(process.env.MONGOD, CONNECTIONS) : null;
  const contenders: Record<string, Contender> = { embedded, bare, ...(mongod && { mongod }) };
  for (const size of sizes) {
    for (const one of Object.values(contenders)) await plant(one, size);
    await insistOnSameAnswers(Object.values(contenders), size);
  }
  const taken: Taken[] = [];
  for (const question of NAMES) {
    const measurements = sizes.flatMap((size) =>
      Object.entries(contenders).map(([who, one]) => ({ question, size, who, one, cpuUs: [] as number[] })),
    );
    const turns = Object.fromEntries(
      measurements.map(({ who, size, one, cpuUs }) => [
        `${who} ${size}`,
        () => measure(one, QUESTIONS[question], size, cpuUs),
      ]),
    );
    await inTurns(WARM_UP_ROUNDS, turns);
    for (const { cpuUs } of measurements) cpuUs.length = 0;
    const times = await inTurns(rounds, turns);
    for (const { who, size, cpuUs } of measurements)
      taken.push({ question, size, who, us: times[`${who} ${size}`] ?? [], cpuUs });
  }
  return [...rowsOf(taken, sizes, rounds), await scanRow(quick ? 20_000 : 100_000)];
}

async function plant({ connections }: Contender, size: number): Promise<void> {
  const [connection] = connections;
  for (let from = 0; from < size; from += DOCUMENTS_PER_INSERT) {
    const ids = Array.from({ length: Math.min(DOCUMENTS_PER_INSERT, size - from) }, (_, i) => from + i);
    await connection?.ask(insertOf(size, ids));
  }
  await connection?.ask(indexesOf(size));
}

async function insistOnSameAnswers(contenders: readonly Contender[], size: number): Promise<void> {
  for (const question of ["id", "code", "range", "lookup"] as const) {
    const request = QUESTIONS[question].request(size, 0);
    const answers: Document[] = [];
    for (const { connections } of contenders) {
      const reply = await connections[0]?.ask(request);
      answers.push(reply ? BSON.deserialize(reply.subarray(BODY_AT)).cursor.firstBatch : []);
    }
    const [first, ...others] = answers;
    if (!first?.length || others.some((other) => !isDeepStrictEqual(other, first)))
      throw new Error(`The contenders answer differently to ${question} of ${collectionOf(size)}`);
  }
}

/** Microseconds from question to question, with all connections together. */
async function measure(
  { connections, cpuMs }: Contender,
  question: Question,
  size: number,
  cpuUs: number[],
): Promise<number> {
  const { perRound, atOnce } = question;
  const requests = Array.from({ length: perRound }, (_, n) => question.request(size, n));
  const usedBefore = await cpuMs();
  const from = performance.now();
  const lane = async (connection: (typeof connections)[number]): Promise<void> => {
    for (let next = requests.pop(); next; next = requests.pop()) await connection.ask(next);
  };
  await Promise.all(connections.slice(0, atOnce).map(lane));
  const took = performance.now() - from;
  const used = await cpuMs();
  if (used !== null && usedBefore !== null) cpuUs.push(((used - usedBefore) * 1_000) / perRound);
  if (question.writes) await connections[0]?.ask(removalOf(size));
  return (took * 1_000) / perRound;
}
