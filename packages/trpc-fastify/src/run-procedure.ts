import { getTRPCErrorFromUnknown, TRPCError } from "@trpc/server";
import {
  type AnyProcedure,
  type MiddlewareResult,
  middlewareMarker,
  type ProcedureCallOptions,
} from "@trpc/server/unstable-core-do-not-import";

type NextOptions = {
  readonly ctx?: object;
  readonly input?: unknown;
  readonly getRawInput?: ProcedureCallOptions<unknown>["getRawInput"];
};

/** `undefined` from a middleware that forgot to return `next()`. */
type MiddlewareOutcome = MiddlewareResult<unknown> | undefined;

type MiddlewareInput = ProcedureCallOptions<unknown> & {
  readonly meta: unknown;
  readonly next: (options?: NextOptions) => Promise<MiddlewareOutcome>;
};

type Middleware = (input: MiddlewareInput) => Promise<MiddlewareOutcome>;

type Chain = { readonly middlewares: readonly Middleware[]; readonly meta: unknown };

/**
 * Runs a procedure as tRPC 11.22 does, middleware by middleware. tRPC's own runner copies the call's options four times
 * per middleware with a helper compiled for old engines, which costs more than all the rest of an ordinary call; this
 * one builds each middleware's options once. A procedure with a caller of its own is simply called.
 *
 * @throws whatever the procedure throws, as a TRPCError.
 */
export async function runProcedure(procedure: AnyProcedure, call: ProcedureCallOptions<unknown>): Promise<unknown> {
  const chain: unknown = procedure._def;
  if (procedure._def.experimental_caller || !isChain(chain)) return procedure(call);

  const result = await runFrom(0, chain, call, call.ctx, call.input, call.getRawInput);
  if (!result) {
    throw new TRPCError({
      code: "INTERNAL_SERVER_ERROR",
      message: "No result from middlewares - did you forget to `return next()`?",
    });
  }
  if (!result.ok) throw result.error;
  return result.data;
}

function isChain(definition: unknown): definition is Chain {
  return (
    typeof definition === "object" &&
    definition !== null &&
    "middlewares" in definition &&
    Array.isArray(definition.middlewares)
  );
}

async function runFrom(
  index: number,
  chain: Chain,
  call: ProcedureCallOptions<unknown>,
  ctx: unknown,
  input: unknown,
  getRawInput: ProcedureCallOptions<unknown>["getRawInput"],
): Promise<MiddlewareOutcome> {
  try {
    const middleware = chain.middlewares[index];
    if (middleware === undefined) throw new TypeError("middleware is not a function");
    return await middleware({
      path: call.path,
      getRawInput,
      ctx,
      type: call.type,
      signal: call.signal,
      batchIndex: call.batchIndex,
      meta: chain.meta,
      input,
      next: (options) =>
        runFrom(
          index + 1,
          chain,
          call,
          options?.ctx ? Object.assign({}, ctx, options.ctx) : ctx,
          options && "input" in options ? options.input : input,
          options?.getRawInput ?? getRawInput,
        ),
    });
  } catch (cause) {
    return { ok: false, error: getTRPCErrorFromUnknown(cause), marker: middlewareMarker };
  }
}
