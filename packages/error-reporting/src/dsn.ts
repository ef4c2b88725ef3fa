/** The parts of `https://KEY@HOST/PROJECT`. */
export type Dsn = { publicKey: string; origin: string; path: string; projectId: string };

/** @throws Error when it is not an address of that form; the message holds no part of it */
export function parseDsn(dsn: string): Dsn {
  const url = URL.canParse(dsn) ? new URL(dsn) : undefined;
  const [, path = "", projectId = ""] = /^(.*)\/(\d+)$/.exec(url?.pathname ?? "") ?? [];
  if (!url || !/^https?:$/.test(url.protocol) || !/^\w+$/.test(url.username) || projectId === "") {
    throw new Error("A DSN looks like https://key@host/project.");
  }
  return { publicKey: url.username, origin: url.origin, path, projectId };
}

/** Whether two addresses lead to the same project with the same key. */
export function isSameDsn(one: string, other: string): boolean {
  try {
    return JSON.stringify(parseDsn(one)) === JSON.stringify(parseDsn(other));
  } catch {
    return false;
  }
}

/** Where envelopes of this project go. */
export function envelopeAddress(dsn: string): string {
  const { publicKey, origin, path, projectId } = parseDsn(dsn);
  return `${origin}${path}/api/${projectId}/envelope/?sentry_version=7&sentry_key=${publicKey}`;
}
