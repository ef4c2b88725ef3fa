/** The parameters of the tRPC wire format that decide how a request is read. */
export type TrpcQuery = {
  readonly isBatch: boolean;
  /** The value of `input`; `null` when absent. */
  readonly input: string | null;
  /** The value of `connectionParams`; `null` when absent. */
  readonly connectionParams: string | null;
};

const nothing: TrpcQuery = { isBatch: false, input: null, connectionParams: null };

/**
 * Reads the tRPC parameters from a request target such as `/trpc/a,b?batch=1&input=%7B%7D`, with the results of
 * `URLSearchParams`: the first of several equal names counts, `+` is a space, broken escapes become U+FFFD.
 */
export function readTrpcQuery(requestTarget: string): TrpcQuery {
  const search = searchOf(requestTarget);
  if (search === "") return nothing;
  return readPlainly(search) ?? readByStandard(search);
}

function searchOf(requestTarget: string): string {
  const fragment = requestTarget.indexOf("#");
  const end = fragment === -1 ? requestTarget.length : fragment;
  const mark = requestTarget.indexOf("?");
  return mark === -1 || mark >= end ? "" : requestTarget.slice(mark + 1, end);
}

function readPlainly(search: string): TrpcQuery | undefined {
  const values = new Map<string, string>();
  for (const pair of search.split("&")) {
    const equals = pair.indexOf("=");
    const name = equals === -1 ? pair : pair.slice(0, equals);
    if (isEscaped(name)) return undefined;
    if (values.has(name)) continue;
    const value = decode(equals === -1 ? "" : pair.slice(equals + 1));
    if (value === undefined) return undefined;
    values.set(name, value);
  }
  return toQuery((name) => values.get(name) ?? null);
}

function isEscaped(text: string): boolean {
  return text.includes("%") || text.includes("+");
}

function decode(text: string): string | undefined {
  if (!isEscaped(text)) return text;
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}

function readByStandard(search: string): TrpcQuery {
  const parameters = new URLSearchParams(search);
  return toQuery((name) => parameters.get(name));
}

function toQuery(get: (name: string) => string | null): TrpcQuery {
  return { isBatch: get("batch") === "1", input: get("input"), connectionParams: get("connectionParams") };
}
