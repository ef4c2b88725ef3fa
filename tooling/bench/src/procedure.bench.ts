import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { initTRPC } from "@trpc/server";
import { fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import { trpcFastify } from "@vitrina/trpc-fastify";
import Fastify, { type FastifyInstance } from "fastify";
import superjson from "superjson";
import * as z from "zod";

/** One line of a bench's result. */
export type BenchRow = { readonly name: string; readonly value: number; readonly unit: string; readonly note: string };

const rounds = 9;
const secondsPerRound = 2;
const connections = 50;
const batchSize = 5;

const question = z.object({ id: z.string().min(1), page: z.int().min(1), from: z.date() });
const answerTo = ({ id, page, from }: z.output<typeof question>) => ({ id, next: page + 1, due: new Date(+from + 1) });

const { procedure, router } = initTRPC.create({ transformer: superjson, isDev: false });
const questions = router({ ask: procedure.input(question).query(({ input }) => answerTo(input)) });

const contenders = {
  resolver: (app: FastifyInstance) =>
    app.register(trpcFastify, { prefix: "/trpc", router: questions, createContext: () => ({}) }),
  adapter: (app: FastifyInstance) =>
    app.register(fastifyTRPCPlugin, {
      prefix: "/trpc",
      trpcOptions: { router: questions, createContext: () => ({}) },
    }),
  route: (app: FastifyInstance) =>
    app.get<{ Querystring: { input: string } }>("/trpc/ask", async (req) => {
      const input = question.parse(superjson.deserialize(JSON.parse(req.query.input)));
      return { result: { data: superjson.serialize(answerTo(input)) } };
    }),
};

type Contender = keyof typeof contenders;

const input = { id: "66f1c0ffee", page: 3, from: new Date("2026-01-31T03:00:00Z") };
const wire = superjson.serialize(input);
const single = `/trpc/ask?input=${encodeURIComponent(JSON.stringify(wire))}`;
const paths = Array.from({ length: batchSize }, () => "ask").join(",");
const inputs = Object.fromEntries(Array.from({ length: batchSize }, (_, index) => [index, wire]));
const batch = `/trpc/${paths}?batch=1&input=${encodeURIComponent(JSON.stringify(inputs))}`;

/**
 * Calls a procedure with zod input and superjson, and no database, through the thin resolver, through tRPC's own
 * Fastify adapter and through a plain Fastify route doing the same work, each server in a process of its own. Rates are
 * taken in alternation, and their ratios round by round, so that a busy machine slows both sides.
 *
 * @throws when the contenders' answers differ or any request fails.
 */
export async function procedureBench(): Promise<BenchRow[]> {
  await using servers = new AsyncDisposableStack();
  const [resolver, adapter, route] = [
    servers.use(await start("resolver")),
    servers.use(await start("adapter")),
    servers.use(await start("route")),
  ];
  await insistOnSameAnswers(single, [resolver, adapter, route]);
  await insistOnSameAnswers(batch, [resolver, adapter]);

  return [
    await compare("query, thin resolver against tRPC's adapter", single, resolver, adapter),
    await compare("query, thin resolver against a plain route", single, resolver, route),
    await compare(`batch of ${batchSize}, thin resolver against tRPC's adapter`, batch, resolver, adapter),
  ];
}

type Server = AsyncDisposable & { readonly origin: string };

async function start(contender: Contender): Promise<Server> {
  const child = fork(fileURLToPath(import.meta.url), [contender], {
    env: { ...process.env, NODE_ENV: "production" },
  });
  const [message] = await once(child, "message");
  const { origin } = z.object({ origin: z.url() }).parse(message);
  return {
    origin,
    async [Symbol.asyncDispose]() {
      child.kill();
      await once(child, "exit");
    },
  };
}

async function insistOnSameAnswers(target: string, servers: readonly Server[]): Promise<void> {
  const answers = await Promise.all(servers.map(async ({ origin }) => (await fetch(origin + target)).text()));
  if (new Set(answers).size !== 1)
    throw new Error(`The contenders answer ${target} differently: ${answers.join(" / ")}`);
}

async function compare(name: string, target: string, a: Server, b: Server): Promise<BenchRow> {
  await requestsPerSecond(a.origin + target);
  await requestsPerSecond(b.origin + target);
  const pairs: { a: number; b: number; ratio: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const aFirst = round % 2 === 0;
    const first = await requestsPerSecond((aFirst ? a : b).origin + target);
    const second = await requestsPerSecond((aFirst ? b : a).origin + target);
    const [rateA, rateB] = aFirst ? [first, second] : [second, first];
    pairs.push({ a: rateA, b: rateB, ratio: rateA / rateB });
  }
  const ratios = pairs.map((pair) => pair.ratio);
  const rates = `${Math.round(median(pairs.map((pair) => pair.a)))} against ${Math.round(median(pairs.map((pair) => pair.b)))} requests/s`;
  const range = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
  return {
    name,
    value: Number(median(ratios).toFixed(2)),
    unit: "×",
    note: `median of ${rounds} alternating pairs, range ${range}; ${rates}, ${connections} connections`,
  };
}

const loadResult = z.object({
  requests: z.object({ average: z.number() }),
  "2xx": z.number().min(1),
  non2xx: z.literal(0),
  errors: z.literal(0),
  timeouts: z.literal(0),
});

const run = promisify(execFile);
const autocannon = createRequire(import.meta.url).resolve("autocannon");

async function requestsPerSecond(url: string): Promise<number> {
  const load = ["--json", "--no-progress", "--connections", `${connections}`, "--duration", `${secondsPerRound}`, url];
  const { stdout } = await run(process.execPath, [autocannon, ...load]);
  return loadResult.parse(JSON.parse(stdout)).requests.average;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]];
  if (low === undefined || high === undefined) throw new Error("No values to take the median of");
  return (low + high) / 2;
}

async function serve(contender: Contender): Promise<void> {
  const app = Fastify({ routerOptions: { maxParamLength: 1000 } });
  contenders[contender](app);
  const origin = await app.listen({ host: "127.0.0.1", port: 0 });
  process.send?.({ origin });
  process.once("disconnect", () => process.exit());
}

function isContender(name: string | undefined): name is Contender {
  return name !== undefined && Object.hasOwn(contenders, name);
}

if (import.meta.main) {
  const role = process.argv[2];
  if (isContender(role)) await serve(role);
  else console.table(await procedureBench());
}
