import type { AnyRouter } from "@trpc/server";
import { fastifyRequestHandler } from "@trpc/server/adapters/fastify";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { acceptBodies, acceptJsonAlone } from "./accept-bodies.ts";
import { answer } from "./answer.ts";
import type { TrpcFastifyOptions } from "./options.ts";
import { readRequest } from "./read-request.ts";
import { refuse } from "./refuse.ts";

/**
 * Fastify plugin that answers tRPC's HTTP wire format at `<prefix>/<path>`: register it with a `prefix`. Ordinary calls
 * (JSON over GET or POST, single or batched) are parsed and called here; streams, subscriptions, forms, bytes and other
 * methods go to tRPC's own Fastify adapter, so both answer alike. Requests that Fastify itself refuses (too large a
 * body, an unknown media type) keep Fastify's status and get tRPC's error shape.
 *
 * Write the options with `satisfies TrpcFastifyOptions<AppRouter>` to have the context checked against the router.
 */
export function trpcFastify(
  app: FastifyInstance,
  options: TrpcFastifyOptions<AnyRouter>,
  done: (error?: Error) => void,
): void {
  if (options.jsonOnly) acceptJsonAlone(app);
  else acceptBodies(app);
  app.setErrorHandler<FastifyError>((error, req, reply) => refuse(options, error, req, reply));
  app.all<{ Params: { "*": string } }>("/*", async (req, reply) => {
    const path = req.params["*"];
    if (path.includes("/") && hasSeveralSegments(req.raw.url ?? "", app.prefix)) return reply.callNotFound();
    const info = await readRequest(options, path, req, reply);
    if (info !== null) return answer(options, info, req, reply);
    await handOver(options, path, req, reply);
    return reply;
  });
  done();
}

function hasSeveralSegments(requestTarget: string, prefix: string): boolean {
  const pathname = requestTarget.split(/[?#]/, 1)[0] ?? "";
  return pathname.split("/").length > prefix.split("/").length + 1;
}

async function handOver<TRouter extends AnyRouter>(
  options: TrpcFastifyOptions<TRouter>,
  path: string,
  req: FastifyRequest,
  res: FastifyReply,
): Promise<void> {
  const { router, createContext, onError, responseMeta, maxBatchSize, allowBatching, allowMethodOverride } = options;
  await fastifyRequestHandler({
    router,
    createContext: ({ info }: { info: Parameters<typeof createContext>[0]["info"] }) =>
      createContext({ req, res, info }),
    onError,
    responseMeta,
    maxBatchSize,
    allowBatching,
    allowMethodOverride,
    req,
    res,
    path,
  });
}
