import {
  createTRPCClientProxy,
  httpBatchLink,
  httpLink,
  splitLink,
  type TRPCClient,
  type TRPCRequestOptions,
  TRPCUntypedClient,
} from "@trpc/client";
import type { AppRouter } from "@vitrina/api/router";
import superjson from "superjson";
import { answerFetch } from "./answer-fetch.ts";
import { keyFor } from "./idempotency-key.ts";
import { type Persistence, persist, type Retry } from "./persist.ts";

/** Every procedure of the server: `client.campaigns.list.query({ status: ["draft"] })`. */
export type VitrinaClient = TRPCClient<AppRouter>;

export type VitrinaClientOptions = {
  /** Where the server is, `https://vitrina.example`. */
  url: string;
  /** A personal key, `vt_…`. It goes into one header and nowhere else. */
  apiKey: string;
  fetch?: typeof globalThis.fetch;
  /** How long one call may take, with all its attempts and waits. 30 seconds unless given. */
  timeoutMs?: number;
  /** Hears of every attempt that failed and is made again. */
  onRetry?: (retry: Retry) => void;
  /** At most so many attempts, and the waits between them. */
  retries?: Partial<Pick<Persistence, "attempts" | "firstWaitMs" | "longestWaitMs">>;
};

const DEFAULTS = { timeoutMs: 30_000, attempts: 4, firstWaitMs: 300, longestWaitMs: 5_000 };

/** What the server takes at once, and what fits into a request's head everywhere. */
const BATCH_MAX = 20;
const URL_MAX = 6_000;

/**
 * A client for scripts. Questions asked together travel together; each change travels alone with an idempotency key, so
 * that it can be sent again without being done again. Calls are repeated after lost connections and passing faults.
 *
 * Calls throw `VitrinaRefusal`, `VitrinaFault` or `VitrinaUnreachable`, or the reason of an aborted `signal`.
 *
 * @throws TypeError when the address or the key cannot be one; the key is not repeated in the message
 */
export function createVitrinaClient(options: VitrinaClientOptions): VitrinaClient {
  const { url, apiKey, fetch = globalThis.fetch, timeoutMs, onRetry, retries } = options;
  const address = trpcAddress(url);
  const authorization = `Bearer ${assertApiKey(apiKey)}`;
  const wire = { url: address, transformer: superjson, fetch: answerFetch(fetch) };

  const client = new PersistentClient(
    [
      splitLink({
        condition: (op) => op.type === "mutation",
        true: httpLink({
          ...wire,
          headers: ({ op }) => ({ authorization, "idempotency-key": String(op.context.idempotencyKey) }),
        }),
        false: httpBatchLink({ ...wire, headers: { authorization }, maxItems: BATCH_MAX, maxURLLength: URL_MAX }),
      }),
    ],
    { ...DEFAULTS, ...retries, timeoutMs: timeoutMs ?? DEFAULTS.timeoutMs, onRetry },
  );
  return createTRPCClientProxy<AppRouter>(client);
}

class PersistentClient extends TRPCUntypedClient<AppRouter> {
  readonly #persistence: Persistence;

  constructor(links: ConstructorParameters<typeof TRPCUntypedClient<AppRouter>>[0]["links"], persistence: Persistence) {
    super({ links });
    this.#persistence = persistence;
  }

  override query(path: string, input?: unknown, options?: TRPCRequestOptions): Promise<unknown> {
    const call = { path, idempotencyKey: null, signal: options?.signal ?? null };
    return persist(call, this.#persistence, (signal) => super.query(path, input, { ...options, signal }));
  }

  override async mutation(path: string, input?: unknown, options?: TRPCRequestOptions): Promise<unknown> {
    const idempotencyKey = keyFor(options?.context);
    const context = { ...options?.context, idempotencyKey };
    const call = { path, idempotencyKey, signal: options?.signal ?? null };
    return persist(call, this.#persistence, (signal) => super.mutation(path, input, { ...options, context, signal }));
  }
}

function trpcAddress(url: string): string {
  const base = URL.parse(url);
  if (!base || !/^https?:$/.test(base.protocol)) {
    throw new TypeError(`The server's address must look like https://vitrina.example, not ${JSON.stringify(url)}.`);
  }
  return new URL("/trpc", base).href;
}

// fetch would repeat a header it cannot send in its error, so a key with a stray line break must not get that far.
function assertApiKey(apiKey: string): string {
  if (/^vt_[\x21-\x7e]{8,200}$/.test(apiKey)) return apiKey;
  throw new TypeError('An API key begins with "vt_" and has no spaces or line breaks.');
}
