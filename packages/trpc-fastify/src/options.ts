import type { AnyRouter, inferRouterContext } from "@trpc/server";
import type { ResponseMeta, ResponseMetaFn, TRPCRequestInfo } from "@trpc/server/http";
import type { ErrorHandlerOptions } from "@trpc/server/unstable-core-do-not-import";
import type { FastifyReply, FastifyRequest } from "fastify";

/** What `createContext` is called with, once per HTTP request. */
export type TrpcContextInput = {
  readonly req: FastifyRequest;
  readonly res: FastifyReply;
  readonly info: TRPCRequestInfo;
};

/** What `onError` is told about each failed call, and about each request that failed as a whole. */
export type TrpcFailure<TRouter extends AnyRouter> = ErrorHandlerOptions<inferRouterContext<TRouter>> & {
  readonly req: FastifyRequest;
};

export type TrpcFastifyOptions<TRouter extends AnyRouter> = {
  readonly router: TRouter;
  readonly createContext: (
    input: TrpcContextInput,
  ) => inferRouterContext<TRouter> | Promise<inferRouterContext<TRouter>>;
  readonly onError?: (failure: TrpcFailure<TRouter>) => void;
  readonly responseMeta?: (answer: Parameters<ResponseMetaFn<TRouter>>[0]) => ResponseMeta;
  /** Most calls one batch may carry; unlimited when absent. */
  readonly maxBatchSize?: number;
  /** Whether batches are answered at all; true when absent. */
  readonly allowBatching?: boolean;
  /** Whether a query may come as a POST; false when absent. */
  readonly allowMethodOverride?: boolean;
  /** For routers whose procedures take neither forms nor bytes: these are refused as 415 without being read; false when absent. */
  readonly jsonOnly?: boolean;
};
