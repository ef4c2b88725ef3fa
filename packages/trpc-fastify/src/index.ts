export type { TrpcContextInput, TrpcFastifyOptions } from "./options.ts";
export { trpcFastify } from "./trpc-fastify.ts";
