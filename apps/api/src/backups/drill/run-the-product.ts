import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Db, ObjectId } from "mongodb";
import { drillEnvironment } from "./drill-environment.ts";

const API = fileURLToPath(new URL("./main.ts", import.meta.url));
const READY_MS = 120_000;
const ANSWER_MS = 30_000;

/** Lists that must answer, and from which collection they show something. */
const LISTS: readonly [procedure: string, collection: string | null][] = [
  ["brands.list", "brands"],
  ["products.list", "products"],
  ["campaigns.list", "ugc_campaigns"],
  ["creators.list", "ugc_creators"],
  ["people.list", "user"],
  ["media.library", "media_assets"],
  ["deliverables.waiting", null],
  ["extensions.waiting", null],
  ["messages.inbox", null],
  ["notifications.list", null],
];

type Moment = { now: () => Date; ticks: () => number; signal: AbortSignal };

export type Tried = { what: string; isGood: boolean; found: string };

/**
 * Starts the real API on restored data, with no way to anybody outside, and uses it over HTTP as a person would.
 *
 * @param db - the restored database, in which a person is made for this alone
 */
export async function runTheProduct(db: Db, url: string, moment: Moment): Promise<Tried[]> {
  const port = await freePort();
  const api = spawn(process.execPath, [API], {
    env: drillEnvironment(url, port),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const words: string[] = [];
  for (const stream of [api.stdout, api.stderr])
    stream.on("data", (piece: Buffer) => words.push(piece.toString("utf8")));
  const origin = `http://localhost:${port}`;
  try {
    await untilReady(api, origin, moment, () => words.join("").slice(-600));
    return [{ what: "the product starts", isGood: true, found: "ready" }, ...(await journey(db, origin, moment))];
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return [{ what: "the product starts", isGood: false, found }];
  } finally {
    await end(api);
  }
}

async function journey(db: Db, origin: string, { now, signal }: Moment): Promise<Tried[]> {
  const person = await makePerson(db, now());
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${origin}${path}`, {
      ...init,
      headers: { origin, ...init.headers },
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
    });
  const signIn = (password: string) =>
    ask("/api/auth/sign-in/email", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: person.email, password }),
    });

  const refused = await signIn("not-the-password-at-all");
  const stranger = await ask(`/trpc/brands.list?input=${input({})}`);
  const allowed = await signIn(person.password);
  const cookie = allowed.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const tried: Tried[] = [
    { what: "a wrong password is refused", isGood: refused.status === 401, found: String(refused.status) },
    { what: "a stranger is refused", isGood: stranger.status === 401, found: String(stranger.status) },
    {
      what: "the right password opens",
      isGood: allowed.status === 200 && cookie !== "",
      found: String(allowed.status),
    },
  ];
  for (const [procedure, collection] of LISTS) {
    const answer = await ask(`/trpc/${procedure}?input=${input({})}`, { headers: { cookie } });
    const shown = answer.status === 200 ? countOf(await answer.json()) : null;
    const stored = collection === null ? 0 : await db.collection(collection).countDocuments({}, { limit: 1 });
    const isGood = shown !== null && (stored === 0 || shown > 0 || collection === "media_assets");
    tried.push({
      what: `${procedure} answers`,
      isGood,
      found: shown === null ? String(answer.status) : `${shown} rows`,
    });
  }
  return tried;
}

const input = (of: object): string => encodeURIComponent(JSON.stringify({ json: of }));

/** How many rows a list told; null when it told none of the shapes that lists have. */
function countOf(answer: unknown): number | null {
  const json = within(within(within(answer, "result"), "data"), "json");
  if (Array.isArray(json)) return json.length;
  const rows = Object.values(typeof json === "object" && json !== null ? json : {}).find(Array.isArray);
  return rows?.length ?? null;
}

const within = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined;

async function makePerson(db: Db, at: Date): Promise<{ email: string; password: string }> {
  const { hashPassword } = await import("better-auth/crypto");
  const [email, password] = [
    `drill-${randomBytes(6).toString("hex")}@vitrina.invalid`,
    randomBytes(18).toString("base64url"),
  ];
  const [_id, dates] = [new ObjectId(), { createdAt: at, updatedAt: at }];
  const shown = { name: "Drill", email, kind: "admin", role: "owner", creatorId: null };
  await db
    .collection("user")
    .insertOne({ _id, ...shown, emailVerified: true, twoFactorEnabled: false, blockedAt: null, ...dates });
  const account = {
    userId: _id,
    providerId: "credential",
    accountId: String(_id),
    password: await hashPassword(password),
  };
  await db.collection("account").insertOne({ ...account, ...dates });
  return { email, password };
}

async function untilReady(
  api: ChildProcess,
  origin: string,
  { ticks, signal }: Moment,
  lastWords: () => string,
): Promise<void> {
  const until = ticks() + READY_MS;
  for (;;) {
    signal.throwIfAborted();
    if (api.exitCode !== null) throw new Error(`It ended with ${api.exitCode}: ${lastWords()}`);
    const answer = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (answer?.ok) return;
    if (ticks() > until)
      throw new Error(
        `It was not ready after ${READY_MS / 1_000} s (${answer?.status ?? "no answer"}): ${lastWords()}`,
      );
    await wait(200);
  }
}

async function end(api: ChildProcess): Promise<void> {
  if (api.exitCode !== null || api.signalCode !== null) return;
  const gone = new Promise((resolve) => api.once("exit", resolve));
  api.kill("SIGTERM");
  await Promise.race([gone, wait(10_000)]);
  api.kill("SIGKILL");
  await gone;
}

function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer();
  server.once("error", reject);
  server.listen({ port: 0, host: "127.0.0.1" }, () => {
    const address = server.address();
    server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
  });
  return promise;
}
