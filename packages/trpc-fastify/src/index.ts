export type { TrpcContextInput, TrpcFailure, TrpcFastifyOptions } from "./options.ts";
export { trpcFastify } from "./trpc-fastify.ts";
