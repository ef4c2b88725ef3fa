import type { AnyRouter, inferRouterContext } from "@trpc/server";
import type { HTTPErrorHandler, ResponseMetaFn, TRPCRequestInfo } from "@trpc/server/http";
import type { FastifyReply, FastifyRequest } from "fastify";

/** What `createContext` is called with, once per HTTP request. */
export type TrpcContextInput = {
  readonly req: FastifyRequest;
  readonly res: FastifyReply;
  readonly info: TRPCRequestInfo;
};

export type TrpcFastifyOptions<TRouter extends AnyRouter> = {
  readonly router: TRouter;
  readonly createContext: (
    input: TrpcContextInput,
  ) => inferRouterContext<TRouter> | Promise<inferRouterContext<TRouter>>;
  readonly onError?: HTTPErrorHandler<TRouter, FastifyRequest>;
  readonly responseMeta?: ResponseMetaFn<TRouter>;
  /** Most calls one batch may carry; unlimited when absent. */
  readonly maxBatchSize?: number;
  /** Whether batches are answered at all; true when absent. */
  readonly allowBatching?: boolean;
  /** Whether a query may come as a POST; false when absent. */
  readonly allowMethodOverride?: boolean;
};
