import { fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import type { TRPCRequestInfo } from "@trpc/server/http";
import Fastify, { type FastifyInstance } from "fastify";
import { type TrpcFastifyOptions, trpcFastify } from "../src/index.ts";
import { type SampleRouter, sampleRouter } from "./sample-router.ts";

export type Deed = { readonly what: string; readonly detail: unknown };
export type TestServer = AsyncDisposable & { readonly url: string; readonly deeds: Deed[] };

type Extras = Partial<Omit<TrpcFastifyOptions<SampleRouter>, "router" | "createContext" | "onError">>;

/** The sample router behind the thin resolver and behind tRPC's own adapter, each noting what it was told and did. */
export async function startBoth(extras: Extras = {}): Promise<{ ours: TestServer; theirs: TestServer }> {
  const [ours, theirs] = await Promise.all([
    start((app, options) => app.register(trpcFastify, { prefix: "/trpc", ...options }), extras),
    start((app, options) => app.register(fastifyTRPCPlugin, { prefix: "/trpc", trpcOptions: options }), extras),
  ]);
  return { ours, theirs };
}

async function start(
  mount: (app: FastifyInstance, options: TrpcFastifyOptions<SampleRouter>) => unknown,
  extras: Extras,
): Promise<TestServer> {
  const deeds: Deed[] = [];
  const app = Fastify({ routerOptions: { maxParamLength: 5000 }, bodyLimit: 200_000, forceCloseConnections: true });
  app.addHook("onRequest", async (req, reply) => {
    if (req.headers["x-varied"]) reply.header("vary", "origin");
  });
  mount(app, {
    router: sampleRouter,
    createContext: ({ req, info }) => {
      deeds.push({ what: "context", detail: describe(info) });
      if (req.headers["x-caller"] === "nobody") throw new Error("no such caller");
      return { caller: `${req.headers["x-caller"] ?? "guest"}` };
    },
    onError: ({ error, path, input, ctx, type, req }) => {
      const { code, message } = error;
      deeds.push({ what: "error", detail: { code, message, path, input, ctx, type, method: req.method } });
    },
    ...extras,
  });
  const origin = await app.listen({ host: "127.0.0.1", port: 0 });
  return { url: `${origin}/trpc`, deeds, [Symbol.asyncDispose]: async () => app.close() };
}

function describe(info: TRPCRequestInfo): unknown {
  return {
    accept: info.accept,
    type: info.type,
    isBatchCall: info.isBatchCall,
    connectionParams: info.connectionParams,
    calls: info.calls.map(({ path, batchIndex, procedure }) => [path, batchIndex, procedure?._def.type]),
    target: info.url && info.url.pathname + info.url.search,
    aborted: info.signal.aborted,
  };
}
