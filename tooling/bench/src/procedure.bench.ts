import { initTRPC } from "@trpc/server";
import { fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import { trpcFastify } from "@vitrina/trpc-fastify";
import Fastify, { type FastifyInstance } from "fastify";
import superjson from "superjson";
import * as z from "zod";
import { type ChildProgram, startProgram } from "./child-program.ts";
import type { BenchRow } from "./collect.ts";
import { loadOn } from "./load.ts";
import { inTurns, rangeOf, ratioOf, shown, spreadOf } from "./rounds.ts";

const rounds = 7;
const load = { connections: 50, seconds: 2 };
const batchSize = 5;

const question = z.object({ id: z.string().min(1), page: z.int().min(1), from: z.date() });
const answerTo = ({ id, page, from }: z.output<typeof question>) => ({ id, next: page + 1, due: new Date(+from + 1) });

const { procedure, router } = initTRPC.create({ transformer: superjson, isDev: false });
const questions = router({ ask: procedure.input(question).query(({ input }) => answerTo(input)) });

const bare = initTRPC.create({ isDev: false });
const greetings = bare.router({ hello: bare.procedure.query(() => ({ hello: "world" })) });
const createContext = () => ({});

const contenders = {
  bareResolver: (app: FastifyInstance) =>
    app.register(trpcFastify, { prefix: "/trpc", router: greetings, createContext }),
  bareAdapter: (app: FastifyInstance) =>
    app.register(fastifyTRPCPlugin, { prefix: "/trpc", trpcOptions: { router: greetings, createContext } }),
  resolver: (app: FastifyInstance) => app.register(trpcFastify, { prefix: "/trpc", router: questions, createContext }),
  adapter: (app: FastifyInstance) =>
    app.register(fastifyTRPCPlugin, {
      prefix: "/trpc",
      trpcOptions: { router: questions, createContext },
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
const hello = "/trpc/hello";
const paths = Array.from({ length: batchSize }, () => "ask").join(",");
const inputs = Object.fromEntries(Array.from({ length: batchSize }, (_, index) => [index, wire]));
const batch = `/trpc/${paths}?batch=1&input=${encodeURIComponent(JSON.stringify(inputs))}`;

/**
 * Calls a procedure without a database, bare and with zod input and superjson, through the thin resolver, through tRPC's own
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
  const [bareResolver, bareAdapter] = [
    servers.use(await start("bareResolver")),
    servers.use(await start("bareAdapter")),
  ];
  await insistOnSameAnswers(hello, [bareResolver, bareAdapter]);
  await insistOnSameAnswers(single, [resolver, adapter, route]);
  await insistOnSameAnswers(batch, [resolver, adapter]);

  return [
    await compare("bare query, thin resolver against tRPC's adapter", hello, bareResolver, bareAdapter, { atLeast: 3 }),
    await compare("query, thin resolver against tRPC's adapter", single, resolver, adapter, { atLeast: 3 }),
    await compare("query, thin resolver against a plain route", single, resolver, route),
    await compare(`batch of ${batchSize}, thin resolver against tRPC's adapter`, batch, resolver, adapter),
  ];
}

const start = (contender: Contender) => startProgram({ file: new URL(import.meta.url), args: [contender] });

async function insistOnSameAnswers(target: string, servers: readonly ChildProgram[]): Promise<void> {
  const answers = await Promise.all(servers.map(async ({ origin }) => (await fetch(origin + target)).text()));
  if (new Set(answers).size !== 1)
    throw new Error(`The contenders answer ${target} differently: ${answers.join(" / ")}`);
}

async function compare(
  name: string,
  target: string,
  a: ChildProgram,
  b: ChildProgram,
  aim?: BenchRow["aim"],
): Promise<BenchRow> {
  const asking = (server: ChildProgram) => async () => (await loadOn(server.origin + target, load)).perSecond;
  const turns = { a: asking(a), b: asking(b) };
  await inTurns(1, turns);
  const rates = await inTurns(rounds, turns);
  const ratio = ratioOf(rates.a, rates.b);
  const absolute = `${shown(spreadOf(rates.a).median)} against ${shown(spreadOf(rates.b).median)} requests/s`;
  const note = `range ${rangeOf(ratio)} of ${rounds} rounds; ${absolute}, ${load.connections} connections`;
  return { name, value: ratio.median, unit: "×", note, ...(aim && { aim }) };
}

async function serve(contender: Contender): Promise<void> {
  const app = Fastify({ routerOptions: { maxParamLength: 1000 } });
  contenders[contender](app);
  const origin = await app.listen({ host: "127.0.0.1", port: 0 });
  process.send?.({ origin });
}

function isContender(name: string | undefined): name is Contender {
  return name !== undefined && Object.hasOwn(contenders, name);
}

if (import.meta.main) {
  const role = process.argv[2];
  if (!isContender(role)) throw new Error(`No contender is called ${role}.`);
  await serve(role);
}
