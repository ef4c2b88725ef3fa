import { isDeepStrictEqual } from "node:util";
import { migrate } from "@vitrina/prisma";
import { type Db, MongoClient } from "mongodb";
import superjson from "superjson";
import * as z from "zod";
import { startApi } from "./api-server.ts";
import { type ChildProgram, startProgram } from "./child-program.ts";
import type { BenchRow } from "./collect.ts";
import { startEmbeddedDatabase } from "./embedded-database.ts";
import { loadOn } from "./load.ts";
import { plantCampaign } from "./plant-campaign.ts";
import { plantKey } from "./plant-key.ts";
import { inTurns, rangeOf, ratioOf, shown, spreadOf } from "./rounds.ts";

const rounds = 7;
const load = { connections: 32, seconds: 2 };
const campaigns = 100;
const creatorsInEach = 10;

type Contender = "api" | "floor" | "express" | "lean";

/**
 * Reads one campaign as the agency sees it, with a personal key: the whole API; a bare HTTP server with the driver; Express,
 * tRPC and Mongoose, with Mongoose's documents and with lean ones. Each is a process of its own, all on one database that
 * is another process, and all give the same answer from the same five documents' reads.
 *
 * @throws when the answers differ or any request fails
 */
export async function campaignDetailBench(): Promise<BenchRow[]> {
  await using database = await startEmbeddedDatabase();
  const DATABASE_URL = database.origin;
  await migrate(DATABASE_URL);
  await using servers = new AsyncDisposableStack();
  const api = servers.use(await startApi(DATABASE_URL));
  const floor = servers.use(await start("floor", { DATABASE_URL }));
  const express = servers.use(await start("express", { DATABASE_URL, DOCUMENTS: "hydrated" }));
  const lean = servers.use(await start("express", { DATABASE_URL, DOCUMENTS: "lean" }));

  const { key, id } = await planted(DATABASE_URL);
  const input = encodeURIComponent(JSON.stringify(superjson.serialize({ id })));
  const byTrpc = ({ origin }: ChildProgram) => `${origin}/trpc/campaigns.detail?input=${input}`;
  const programs: Record<Contender, ChildProgram> = { api, floor, express, lean };
  const addresses: Record<Contender, string> = {
    api: byTrpc(api),
    floor: `${floor.origin}/?id=${id}`,
    express: byTrpc(express),
    lean: byTrpc(lean),
  };
  const headers = { "x-api-key": key };
  await insistOnSameAnswers(addresses, headers);

  const costs: Record<Contender | "database", number[]> = { api: [], floor: [], express: [], lean: [], database: [] };
  const asking = (name: Contender) => async () => {
    const [was, databaseWas] = [await programs[name].report(), await database.report()];
    const { perSecond, answered } = await loadOn(addresses[name], { ...load, headers });
    const [is, databaseIs] = [await programs[name].report(), await database.report()];
    costs[name].push((is.cpuMs - was.cpuMs) / answered);
    if (name === "api") costs.database.push((databaseIs.cpuMs - databaseWas.cpuMs) / answered);
    return perSecond;
  };
  const turns = { api: asking("api"), floor: asking("floor"), express: asking("express"), lean: asking("lean") };
  await inTurns(1, turns);
  for (const cost of Object.values(costs)) cost.length = 0;
  const rates = await inTurns(rounds, turns);

  const against = (name: string, other: Contender, aim?: BenchRow["aim"]): BenchRow => {
    const ratio = ratioOf(rates.api, rates[other]);
    const absolute = `${shown(spreadOf(rates.api).median)} against ${shown(spreadOf(rates[other]).median)} requests/s`;
    const cost = `${shown(spreadOf(costs.api).median)} against ${shown(spreadOf(costs[other]).median)} ms of processor in the server`;
    const note = `range ${rangeOf(ratio)} of ${rounds} rounds; ${absolute}; ${cost}`;
    return { name, value: ratio.median, unit: "×", note, ...(aim && { aim }) };
  };
  return [
    against("throughput, API against bare node:http and driver", "floor", { atLeast: 0.5 }),
    against("throughput, API against Express, tRPC and Mongoose", "express", { atLeast: 2 }),
    against("throughput, API against the same with lean documents", "lean"),
    {
      name: "processor time the database itself takes for one answer",
      value: spreadOf(costs.database).median,
      unit: "ms",
      note: `range ${rangeOf(spreadOf(costs.database))}; the same for every contender`,
    },
  ];
}

function start(name: "floor" | "express", env: Record<string, string>): Promise<ChildProgram> {
  return startProgram({ file: new URL(`./campaign-detail.${name}.ts`, import.meta.url), env });
}

async function planted(url: string): Promise<{ key: string; id: string }> {
  const client = await MongoClient.connect(url);
  try {
    const db: Db = client.db();
    const key = await plantKey(db);
    let id = "";
    for (let count = 0; count < campaigns; count++)
      id = (await plantCampaign(db, { creators: creatorsInEach, deliveryDays: 7 })).toHexString();
    return { key, id };
  } finally {
    await client.close();
  }
}

const trpcAnswer = z.object({ result: z.object({ data: z.object({ json: z.unknown() }) }) });

async function insistOnSameAnswers(addresses: Record<Contender, string>, headers: Record<string, string>) {
  const answers = await Promise.all(
    Object.entries(addresses).map(async ([name, address]) => {
      const response = await fetch(address, { headers });
      const body: unknown = await response.json();
      return { name, answer: name === "floor" ? body : trpcAnswer.parse(body).result.data.json };
    }),
  );
  const [first] = answers;
  for (const { name, answer } of answers) {
    if (answer && isDeepStrictEqual(answer, first?.answer)) continue;
    throw new Error(`${name} answers otherwise: ${JSON.stringify(answer)} and not ${JSON.stringify(first?.answer)}`);
  }
}
