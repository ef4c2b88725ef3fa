import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@vitrina/api/router";

export { createVitrinaClient, type VitrinaClient, type VitrinaClientOptions } from "./create-vitrina-client.ts";
export { type CallFacts, VitrinaError, VitrinaFault, VitrinaRefusal, VitrinaUnreachable } from "./errors.ts";
export { type Keyed, keyed } from "./idempotency-key.ts";
export type { Retry } from "./persist.ts";

/** What each procedure takes: `VitrinaInputs["campaigns"]["create"]`. */
export type VitrinaInputs = inferRouterInputs<AppRouter>;

/** What each procedure gives: `VitrinaOutputs["campaigns"]["list"]["items"][number]`. */
export type VitrinaOutputs = inferRouterOutputs<AppRouter>;
