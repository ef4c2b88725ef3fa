import { type AnyRouter, TRPCError } from "@trpc/server";
import { isObject } from "@trpc/server/unstable-core-do-not-import";

type InputByIndex = Record<number, unknown>;

type Reading =
  | { readonly state: "unread" }
  | { readonly state: "read"; readonly inputs: InputByIndex }
  | { readonly state: "failed"; readonly error: TRPCError };

/** The inputs of one request: parsed when the first procedure asks, once, with the router's transformer. */
export type Inputs = {
  /** @throws TRPCError BAD_REQUEST, the same each time, when the text is not what the wire format asks for. */
  read(index: number): unknown;
  /** What `read` has already found; never parses. */
  peek(index: number): unknown;
};

/** `json` is the raw text of the request's input, `null` when the request carries none. */
export function lazyInputs(router: AnyRouter, json: string | null, batchSize: number | null): Inputs {
  let reading: Reading = { state: "unread" };
  return {
    read(index) {
      if (reading.state === "unread") reading = readAll(router, json, batchSize);
      if (reading.state === "failed") throw reading.error;
      return reading.state === "read" ? reading.inputs[index] : undefined;
    },
    peek: (index) => (reading.state === "read" ? reading.inputs[index] : undefined),
  };
}

function readAll(router: AnyRouter, json: string | null, batchSize: number | null): Reading {
  try {
    return { state: "read", inputs: parse(router, json, batchSize) };
  } catch (cause) {
    return { state: "failed", error: toBadRequest(cause) };
  }
}

function parse(router: AnyRouter, json: string | null, batchSize: number | null): InputByIndex {
  const inputs: InputByIndex = Object.create(null);
  if (json === null) return inputs;

  const parsed: unknown = JSON.parse(json);
  const { deserialize } = router._def._config.transformer.input;
  if (batchSize === null) {
    inputs[0] = deserialize(parsed);
    return inputs;
  }
  if (!isObject(parsed)) {
    throw new TRPCError({ code: "BAD_REQUEST", message: '"input" needs to be an object when doing a batch call' });
  }
  for (let index = 0; index < batchSize; index++) {
    const input = parsed[index];
    if (input !== undefined) inputs[index] = deserialize(input);
  }
  return inputs;
}

function toBadRequest(cause: unknown): TRPCError {
  if (cause instanceof TRPCError) return cause;
  return new TRPCError({
    code: "BAD_REQUEST",
    message: cause instanceof Error ? cause.message : "Invalid input",
    cause,
  });
}
