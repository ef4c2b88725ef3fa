type Fetch = typeof globalThis.fetch;

/** Nothing came back: refused connection, unknown host, reset, or an answer cut short. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}

/** Something came back that is not JSON: a proxy's error page, a redirect, another program's answer. */
export class UnreadableAnswer extends Error {
  override readonly name = "UnreadableAnswer";
  readonly status: number;
  readonly headers: Headers;

  constructor(response: Response) {
    const target = response.headers.get("location");
    super(target ? `it redirects to ${target}` : "what answered does not speak like a Vitrina server");
    this.status = response.status;
    this.headers = response.headers;
  }
}

/**
 * A `fetch` that hands on whole JSON answers only and tells apart what tRPC does not: no answer and an unreadable one. It
 * follows no redirect: the key goes where it was meant to go, and a POST stays one.
 *
 * @throws NoAnswer, UnreadableAnswer, or the signal's reason when it is aborted
 */
export function answerFetch(fetch: Fetch): Fetch {
  return async (input, init) => {
    const { response, text } = await read(fetch, input, init);
    try {
      JSON.parse(text);
    } catch {
      throw new UnreadableAnswer(response);
    }
    return new Response(text, { status: response.status, headers: response.headers });
  };
}

async function read(fetch: Fetch, input: Parameters<Fetch>[0], init: RequestInit | undefined) {
  try {
    const response = await fetch(input, { ...init, redirect: "manual" });
    return { response, text: await response.text() };
  } catch (cause) {
    init?.signal?.throwIfAborted();
    throw new NoAnswer(whatHappened(cause), { cause });
  }
}

/** Node hides the useful words one level down: `fetch failed` because of `connect ECONNREFUSED 127.0.0.1:4000`. */
function whatHappened(error: unknown): string {
  if (!(error instanceof Error)) return "the connection failed";
  const { cause } = error;
  if (cause instanceof AggregateError && cause.errors[0] instanceof Error) return cause.errors[0].message;
  return cause instanceof Error && cause.message ? cause.message : error.message;
}
