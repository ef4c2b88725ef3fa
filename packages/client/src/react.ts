import { QueryCache, QueryClient, type QueryClientConfig } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@vitrina/api/router";
import { REFUSAL_REASONS, type RefusalFacts, type RefusalReason } from "@vitrina/domain";
import superjson from "superjson";

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

/** The business saying no, as screens need it. */
export type WireRefusal = { code: string; reason: RefusalReason; facts: RefusalFacts };

/** What a failed request comes down to: a no with its reason, no connection, or a fault with the code support needs. */
export type Failure =
  | { kind: "refusal"; reason: RefusalReason; facts: RefusalFacts }
  | { kind: "offline" }
  | { kind: "fault"; requestId: string | null };

const isReason = (value: string): value is RefusalReason => REFUSAL_REASONS.some((reason) => reason === value);

const isTrpcError = (error: unknown): error is TRPCClientError<AppRouter> => error instanceof TRPCClientError;

/** The refusal inside an error, or null when it is anything else. */
export function refusalOf(error: unknown): WireRefusal | null {
  const refusal = isTrpcError(error) ? error.data?.refusal : null;
  return refusal && isReason(refusal.reason) ? refusal : null;
}

/** Which fields of a question the server found wrong. */
export function wrongFieldsOf(error: unknown): { code: string; path: string[] }[] {
  return (isTrpcError(error) ? error.data?.issues : null) ?? [];
}

/** Sorts any error into one of the three kinds a person can be told about. */
export function failureOf(error: unknown): Failure {
  const refusal = refusalOf(error);
  if (refusal) return { kind: "refusal", reason: refusal.reason, facts: refusal.facts };
  if (!isTrpcError(error)) return { kind: "fault", requestId: null };

  const answer = error.meta?.response;
  if (!answer) return { kind: "offline" };
  const status = answer instanceof Response ? answer.status : 0;
  if (status === 429) return { kind: "refusal", reason: "too-many-requests", facts: {} };
  if (error.data?.code === "BAD_REQUEST") return { kind: "refusal", reason: "invalid-input", facts: {} };
  if (status === 503) return { kind: "refusal", reason: "busy", facts: {} };
  return { kind: "fault", requestId: error.data?.requestId ?? null };
}
