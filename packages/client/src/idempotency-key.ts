/** Longer ones are not read by the server; characters beyond these cannot stand in a header. */
const SHAPE = /^[\x21-\x7e]{1,200}$/;

/** What a mutation takes as its second argument to be carried out once, however often it is sent. */
export type Keyed = { context: { idempotencyKey: string } };

/**
 * Names a mutation, so that it can be repeated, also by another process and up to 48 hours later: the first answer is
 * given again. `client.campaigns.create.mutate(content, keyed("import-2026-11-22-row-7"))`. Without it each call gets a
 * key of its own, which covers the client's retries.
 *
 * @param key 1 to 200 visible ASCII characters; another input under the same key is refused (`idempotency-key-reused`)
 * @throws TypeError when the key has another shape
 */
export function keyed(key: string): Keyed {
  return { context: { idempotencyKey: assertKey(key) } };
}

/** The key a mutation goes out with: the caller's, or a new one. */
export function keyFor(context: Readonly<Record<string, unknown>> | undefined): string {
  const given = context?.idempotencyKey;
  return given === undefined ? crypto.randomUUID() : assertKey(given);
}

function assertKey(key: unknown): string {
  if (typeof key === "string" && SHAPE.test(key)) return key;
  throw new TypeError("An idempotency key is 1 to 200 visible ASCII characters.");
}
