import { QueryCache, QueryClient, type QueryClientConfig } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@vitrina/api/router";
import { REFUSAL_REASONS, type RefusalFacts, type RefusalReason } from "@vitrina/domain";
import superjson from "superjson";
import { refusalMeantBy, requestIdOf, type WireRefusal, wireRefusalOf } from "./wire-refusal.ts";

export { type WireRefusal, wrongFieldsOf } from "./wire-refusal.ts";

/**
 * The typed API inside React: `useTRPC()` makes TanStack Query options from procedures, `useTRPCClient()` calls them
 * directly (for uploads and other steps outside the cache).
 */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export type ApiClient = ReturnType<typeof createApiClient>;

const FRESH_FOR_MS = 15_000;
const RETRIES = 2;

/** Speaks to the API of the same origin at `/trpc`, several questions per request. */
export function createApiClient() {
  return createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: "/trpc", transformer: superjson, maxURLLength: 2_000, maxItems: 20 })],
  });
}

/**
 * The cache of one app. Refusals are answers and never asked again; faults and lost connections are, twice, for
 * queries alone. `onSignedOut` hears of any question refused because nobody is signed in any more.
 */
export function createQueryClient({ onSignedOut }: { onSignedOut: () => void }): QueryClient {
  const config: QueryClientConfig = {
    queryCache: new QueryCache({
      onError: (error) => {
        if (refusalOf(error)?.reason === "sign-in-needed") onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_FOR_MS,
        retry: (failures, error) => failures < RETRIES && failureOf(error).kind !== "refusal",
      },
      mutations: { retry: false },
    },
  };
  return new QueryClient(config);
}

/** What a failed request comes down to: a no with its reason, no connection, or a fault with the code support needs. */
export type Failure =
  | { kind: "refusal"; reason: RefusalReason; facts: RefusalFacts }
  | { kind: "offline" }
  | { kind: "fault"; requestId: string | null };

const isKnown = ({ reason }: WireRefusal): boolean => REFUSAL_REASONS.some((known) => known === reason);

/** The refusal inside an error, or null when it is anything else, or a no that these screens have no words for yet. */
export function refusalOf(error: unknown): WireRefusal | null {
  const refusal = wireRefusalOf(error);
  return refusal && isKnown(refusal) ? refusal : null;
}

/** Sorts any error into one of the three kinds a person can be told about. */
export function failureOf(error: unknown): Failure {
  const refusal = refusalMeantBy(error);
  if (refusal && isKnown(refusal)) return { kind: "refusal", reason: refusal.reason, facts: refusal.facts };
  if (!(error instanceof TRPCClientError)) return { kind: "fault", requestId: null };
  return error.meta?.response ? { kind: "fault", requestId: requestIdOf(error) } : { kind: "offline" };
}
