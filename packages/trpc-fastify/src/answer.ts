import {
  type AnyRouter,
  getTRPCErrorFromUnknown,
  type inferRouterContext,
  type inferRouterError,
  TRPCError,
} from "@trpc/server";
import { getHTTPStatusCode, type TRPCRequestInfo } from "@trpc/server/http";
import type { TRPCResponse } from "@trpc/server/rpc";
import {
  getErrorShape,
  isAsyncIterable,
  isObject,
  isPromise,
  type ProcedureType,
  type TRPCRequestInfoProcedureCall,
} from "@trpc/server/unstable-core-do-not-import";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { TrpcFastifyOptions } from "./options.ts";
import { runProcedure } from "./run-procedure.ts";
import { send } from "./send.ts";

type Outcome = { readonly call: TRPCRequestInfoProcedureCall } & (
  | { readonly data: unknown; readonly error?: undefined }
  | { readonly error: TRPCError }
);

type Response = TRPCResponse<unknown, inferRouterError<AnyRouter>>;

type Context<TRouter extends AnyRouter> =
  | { readonly created: true; readonly ctx: inferRouterContext<TRouter> }
  | { readonly created: false; readonly error: TRPCError; readonly ctx?: undefined };

/** One request being answered: what its parts share. */
type Exchange<TRouter extends AnyRouter> = {
  readonly options: TrpcFastifyOptions<TRouter>;
  readonly req: FastifyRequest;
  readonly reply: FastifyReply;
  readonly info: TRPCRequestInfo;
  readonly context: Context<TRouter>;
};

/** Calls the procedures of an ordinary request, all at once, and sends their outcomes as tRPC's wire format has them. */
export async function answer<TRouter extends AnyRouter>(
  options: TrpcFastifyOptions<TRouter>,
  info: TRPCRequestInfo,
  req: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const context = await createContext(options, info, req, reply);
  const exchange: Exchange<TRouter> = { options, req, reply, info, context };
  try {
    const outcomes = await Promise.all(
      info.calls.map(async (call) => refuseStream(exchange, await callProcedure(exchange, call))),
    );
    const responses = outcomes.map((outcome) => toResponse(exchange, outcome));
    const errors = outcomes.map((outcome) => outcome.error).filter((error) => error !== undefined);
    return sendResponses(exchange, responses, errors, info.isBatchCall);
  } catch (cause) {
    return sendFailure(exchange, cause);
  }
}

async function createContext<TRouter extends AnyRouter>(
  options: TrpcFastifyOptions<TRouter>,
  info: TRPCRequestInfo,
  req: FastifyRequest,
  res: FastifyReply,
): Promise<Context<TRouter>> {
  try {
    return { created: true, ctx: await options.createContext({ req, res, info }) };
  } catch (cause) {
    return { created: false, error: getTRPCErrorFromUnknown(cause) };
  }
}

async function callProcedure<TRouter extends AnyRouter>(
  exchange: Exchange<TRouter>,
  call: TRPCRequestInfoProcedureCall,
): Promise<Outcome> {
  try {
    const { procedure } = call;
    if (procedure === null) {
      throw new TRPCError({ code: "NOT_FOUND", message: `No procedure found on path "${call.path}"` });
    }
    const { type } = procedure._def;
    refuseWrongMethod(exchange, type, call.path);
    if (!exchange.context.created) throw exchange.context.error;
    const data: unknown = await runProcedure(procedure, {
      path: call.path,
      getRawInput: call.getRawInput,
      ctx: exchange.context.ctx,
      type,
      signal: exchange.info.signal,
      batchIndex: call.batchIndex,
    });
    return { call, data };
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause);
    report(exchange, error, call.procedure?._def.type ?? "unknown", call);
    return { call, error };
  }
}

function refuseWrongMethod<TRouter extends AnyRouter>(
  { req, options }: Exchange<TRouter>,
  type: ProcedureType,
  path: string,
): void {
  const isRight = type === "mutation" ? req.method === "POST" : req.method === "GET" || options.allowMethodOverride;
  if (isRight) return;
  throw new TRPCError({
    code: "METHOD_NOT_SUPPORTED",
    message: `Unsupported ${req.method}-request to ${type} procedure at path "${path}"`,
  });
}

function refuseStream<TRouter extends AnyRouter>({ info }: Exchange<TRouter>, outcome: Outcome): Outcome {
  if (outcome.error !== undefined || !isStream(outcome.data)) return outcome;
  const error = new TRPCError({
    code: "UNSUPPORTED_MEDIA_TYPE",
    message: "Cannot use stream-like response in non-streaming request - use httpBatchStreamLink",
  });
  if (!info.isBatchCall) throw error;
  return { call: outcome.call, error };
}

function isStream(data: unknown): boolean {
  if (!isObject(data)) return false;
  return isAsyncIterable(data) || Object.values(data).some((value) => isPromise(value) || isAsyncIterable(value));
}

function toResponse<TRouter extends AnyRouter>(exchange: Exchange<TRouter>, outcome: Outcome): Response {
  if (outcome.error === undefined) return { result: { data: outcome.data } };
  const { call, error } = outcome;
  return { error: errorShape(exchange, error, call.procedure?._def.type ?? "unknown", call) };
}

function sendFailure<TRouter extends AnyRouter>(exchange: Exchange<TRouter>, cause: unknown): FastifyReply {
  const error = getTRPCErrorFromUnknown(cause);
  const { type } = exchange.info;
  report(exchange, error, type);
  const response: Response = { error: errorShape(exchange, error, type) };
  return sendResponses(exchange, [response], [error], false);
}

function sendResponses<TRouter extends AnyRouter>(
  { options, reply, info, context }: Exchange<TRouter>,
  responses: Response[],
  errors: TRPCError[],
  asBatch: boolean,
): FastifyReply {
  const wire = responses.map((response) => toWire(options.router, response));
  const json = JSON.stringify(asBatch ? wire : wire[0]);
  const meta = options.responseMeta?.({
    ctx: context.ctx,
    info,
    paths: info.calls.map((call) => call.path),
    data: responses,
    errors,
    eagerGeneration: false,
    type: info.calls.find((call) => call.procedure)?.procedure?._def.type ?? "unknown",
  });
  return send(reply, json, getHTTPStatusCode(responses), meta);
}

function report<TRouter extends AnyRouter>(
  { options, req, context }: Exchange<TRouter>,
  error: TRPCError,
  type: ProcedureType | "unknown",
  call?: TRPCRequestInfoProcedureCall,
): void {
  options.onError?.({ error, path: call?.path, input: call?.result(), ctx: context.ctx, type, req });
}

function errorShape<TRouter extends AnyRouter>(
  { options, context }: Exchange<TRouter>,
  error: TRPCError,
  type: ProcedureType | "unknown",
  call?: TRPCRequestInfoProcedureCall,
): inferRouterError<TRouter> {
  return getErrorShape({
    config: options.router._def._config,
    error,
    type,
    path: call?.path,
    input: call?.result(),
    ctx: context.ctx,
  });
}

function toWire(router: AnyRouter, response: Response): object {
  const { output } = router._def._config.transformer;
  if ("error" in response) return { error: output.serialize(response.error) };
  return { result: { data: output.serialize(response.result.data) } };
}
