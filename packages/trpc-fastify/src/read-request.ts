import type { AnyRouter } from "@trpc/server";
import type { TRPCRequestInfo } from "@trpc/server/http";
import { getProcedureAtPath, type TRPCRequestInfoProcedureCall } from "@trpc/server/unstable-core-do-not-import";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type Inputs, lazyInputs } from "./inputs.ts";
import type { TrpcFastifyOptions } from "./options.ts";
import { readTrpcQuery } from "./query-string.ts";

const byteOrderMark = "\uFEFF";

/**
 * Reads a request into tRPC's description of it, when it is an ordinary one: JSON over GET or POST, calling queries
 * and mutations, answered as a whole. Everything else (streams, subscriptions, forms, bytes, other methods, and
 * requests that are refused before any procedure is called) returns `null` and is the standard adapter's to answer.
 */
export async function readRequest<TRouter extends AnyRouter>(
  options: TrpcFastifyOptions<TRouter>,
  path: string,
  req: FastifyRequest,
  reply: FastifyReply,
): Promise<TRPCRequestInfo | null> {
  const isPost = req.method === "POST";
  if (!isPost && req.method !== "GET") return null;

  const contentType = mediaTypeOf(req.headers["content-type"]);
  const isJson = contentType === "application/json";
  if (isPost ? !isJson : contentType === "multipart/form-data" || contentType === "application/octet-stream")
    return null;
  if (wantsStream(req)) return null;

  const query = readTrpcQuery(req.raw.url ?? "");
  if (query.connectionParams !== null) return null;
  if (query.isBatch && options.allowBatching === false) return null;

  const decoded = decodePath(path);
  if (decoded === null) return null;
  const paths = query.isBatch ? decoded.split(",") : [decoded];
  if (query.isBatch && options.maxBatchSize !== undefined && paths.length > options.maxBatchSize) return null;

  const json = isPost ? bodyText(req.body) : query.input || null;
  const inputs = lazyInputs(options.router, json, query.isBatch ? paths.length : null);
  const calls = await findCalls(options.router, paths, inputs);
  if (calls === null) return null;

  const types = new Set(calls.map((call) => call.procedure?._def.type).filter((type) => type !== undefined));
  if (types.size > 1 || types.has("subscription")) return null;

  return describe(req, reply, query.isBatch, calls, types.values().next().value ?? "unknown");
}

function mediaTypeOf(contentType: string | undefined): string | undefined {
  if (contentType === undefined || contentType === "application/json") return contentType;
  return contentType.toLowerCase().split(";", 1)[0]?.trim();
}

function wantsStream(req: FastifyRequest): boolean {
  const trpcAccept = req.headers["trpc-accept"];
  if (trpcAccept !== undefined) return trpcAccept === "application/jsonl";
  return req.headers.accept?.split(",").some((type) => type.trim() === "application/jsonl") ?? false;
}

function decodePath(path: string): string | null {
  if (!path.includes("%")) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function bodyText(body: unknown): string {
  if (typeof body !== "string") return "";
  return body.startsWith(byteOrderMark) ? body.slice(1) : body;
}

async function findCalls(
  router: AnyRouter,
  paths: readonly string[],
  inputs: Inputs,
): Promise<TRPCRequestInfoProcedureCall[] | null> {
  try {
    return await Promise.all(paths.map((path, index) => findCall(router, path, index, inputs)));
  } catch {
    return null;
  }
}

async function findCall(
  router: AnyRouter,
  path: string,
  batchIndex: number,
  inputs: Inputs,
): Promise<TRPCRequestInfoProcedureCall> {
  return {
    batchIndex,
    path,
    procedure: await getProcedureAtPath(router, path),
    getRawInput: async () => inputs.read(batchIndex),
    result: () => inputs.peek(batchIndex),
  };
}

function describe(
  req: FastifyRequest,
  reply: FastifyReply,
  isBatchCall: boolean,
  calls: TRPCRequestInfoProcedureCall[],
  type: TRPCRequestInfo["type"],
): TRPCRequestInfo {
  let url: URL | undefined;
  return {
    accept: null,
    type,
    isBatchCall,
    calls,
    connectionParams: null,
    signal: disconnectSignal(reply),
    get url() {
      url ??= new URL(req.raw.url ?? "", `${req.protocol}://${req.headers.host ?? "localhost"}`);
      return url;
    },
  };
}

function disconnectSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableEnded) controller.abort();
  });
  return controller.signal;
}
