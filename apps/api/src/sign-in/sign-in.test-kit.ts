import rateLimit from "@fastify/rate-limit";
import { connectDatabase } from "@vitrina/db";
import type { Actor } from "@vitrina/domain/people";
import { silentReporting } from "@vitrina/error-reporting";
import { startDatabase } from "@vitrina/testing";
import Fastify, { type LightMyRequestResponse } from "fastify";
import { mongoApiKeys } from "../api-keys/api-keys.mongo.ts";
import { mongoAuditLog } from "../audit/audit.mongo.ts";
import { mongoCreators } from "../creators/creators.mongo.ts";
import type { Announcement } from "../outbox/outbox.store.ts";
import { mongoInvitations } from "../people/invitations.mongo.ts";
import { mongoPeople } from "../people/people.mongo.ts";
import { cryptoSealer } from "../sealing/sealer.ts";
import type { Context } from "../trpc/context.ts";
import { appRouter } from "../trpc/router.ts";
import { mongoUsage } from "../usage/usage.mongo.ts";
import { mongoAccounts } from "./accounts.mongo.ts";
import { type AuthSettings, buildAuth } from "./auth.ts";
import { ensureAuthIndexes } from "./auth-indexes.ts";
import { createAdmin, createCreatorAccount } from "./create-people.ts";
import { mongoDoors } from "./doors.mongo.ts";
import { linksUnder } from "./links.ts";
import { actorResolver } from "./resolve-actor.ts";
import { signInRoutes } from "./sign-in.routes.ts";
import { cryptoTokens } from "./tokens.ts";

export const ORIGIN = "http://localhost:4000";
export const PASSWORD = "vitrina-demo-2026";
const SECRET = "a-secret-for-tests-of-more-than-32-characters";
export const SEALER = cryptoSealer(["a-key-for-what-is-closed-at-rest-in-tests"]);
const NO_GOOGLE = { clientId: "none", clientSecret: "none" };

export type Bench = Awaited<ReturnType<typeof signInBench>>;

/** Sign-in on a real server with a database of its own; announcements and the clock are in the test's hands. */
export async function signInBench(google: AuthSettings["google"] = NO_GOOGLE) {
  const database = await startDatabase();
  const db = await connectDatabase(database.url, { appName: "sign-in tests" });
  await ensureAuthIndexes(db);

  const clock = { aheadMs: 0 };
  const now = () => new Date(Date.now() + clock.aheadMs);
  const announced: Announcement[] = [];
  const outbox = {
    announce: async (message: Announcement) => void announced.push(message),
    announceAll: async (messages: readonly Announcement[]) => void announced.push(...messages),
  };
  const creators = mongoCreators(db, now);
  const logged: string[] = [];

  async function serve(
    secrets: readonly string[],
    { telltaleMs = 0, ...pace }: Pick<Parameters<typeof signInRoutes>[1], "limits" | "telltaleMs" | "googleMs"> = {},
  ) {
    const tokens = cryptoTokens(secrets);
    const log = (_level: string, message: string) => void logged.push(message);
    const auth = await buildAuth({
      db,
      baseUrl: ORIGIN,
      secrets,
      sealer: SEALER,
      google,
      tokens,
      outbox,
      creators,
      log,
      now,
    });
    const app = Fastify();
    await app.register(rateLimit, { global: false, enableDraftSpec: true });
    await app.register(signInRoutes, {
      ports: { usage: mongoUsage(db), now },
      auth,
      baseUrl: ORIGIN,
      secrets,
      telltaleMs,
      ...pace,
    });
    const cookieName = (await auth.$context).authCookies.sessionToken.name;
    const resolveActor = actorResolver({ doors: mongoDoors(db), tokens, cookieName, secrets, now });
    return { app, auth, tokens, cookieName, resolveActor };
  }

  const served = await serve([SECRET], { limits: { perAddress: 10_000, perAccount: 10_000, perMailed: 10_000 } });
  const accounts = mongoAccounts({ db, auth: served.auth, creators, now });
  const ports = {
    accounts,
    apiKeys: mongoApiKeys(db, now),
    audit: mongoAuditLog(db, now, SEALER),
    creators,
    invitations: mongoInvitations(db, now),
    links: linksUnder(ORIGIN),
    now,
    outbox,
    people: mongoPeople(db, now),
    reporting: silentReporting,
    tokens: served.tokens,
    usage: mongoUsage(db),
    transaction: db.transaction,
  };

  return {
    ...served,
    secret: SECRET,
    db,
    ports,
    announced,
    logged,
    serve,
    /** Lets time pass for everything that asks our clock. better-auth's own clock stays. */
    pass: (ms: number) => {
      clock.aheadMs += ms;
    },
    admin: (email: string, role: Parameters<typeof createAdmin>[1]["role"]) =>
      createAdmin(ports, { email, name: `Admin ${email}`, role, password: PASSWORD }),
    creator: (email: string) => createCreatorAccount(ports, { email, name: `Creator ${email}`, password: PASSWORD }),
    /** The doors of these rooms, called as somebody. The ports of other rooms are not on this bench. */
    as: (actor: Actor | null) =>
      appRouter.createCaller({
        ...ports,
        actor,
        requestId: "test",
        address: "127.0.0.1",
        idempotencyKey: null,
      } as unknown as Context),
    browser: (app = served.app) => new Browser(app, served.cookieName),
    /** The address inside the last mail of a kind. */
    lastLink: (kind: string): URL => {
      const last = announced.findLast((message) => message.kind === kind);
      if (!last) throw new Error(`Nothing of kind ${kind} was announced.`);
      return new URL(served.tokens.unseal(String(last.payload.sealedUrl)));
    },
    async close() {
      await served.app.close();
      await db.close();
      await database.close();
    },
  };
}

type App = Awaited<ReturnType<typeof Fastify>>;

/** One browser on our origin: keeps cookies, sends the headers a browser sends. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #app: App;
  readonly #sessionCookie: string;

  constructor(app: App, sessionCookie: string) {
    this.#app = app;
    this.#sessionCookie = sessionCookie;
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  get session(): string | undefined {
    return this.cookies.get(this.#sessionCookie);
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}) {
    return this.#ask("POST", path, headers, body);
  }

  get(path: string) {
    return this.#ask("GET", path, {});
  }

  signIn(email: string, password: string) {
    return this.post("/sign-in/email", { email, password });
  }

  async #ask(method: "GET" | "POST", path: string, headers: Record<string, string>, body?: unknown) {
    const answer = await this.#app.inject({
      method,
      url: path.startsWith("/api/") ? path : `/api/auth${path}`,
      headers: {
        origin: ORIGIN,
        ...(this.cookies.size > 0 && { cookie: this.cookie }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { payload: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    this.#keep(answer);
    return answer;
  }

  #keep(answer: LightMyRequestResponse) {
    const given = answer.headers["set-cookie"] ?? [];
    for (const line of typeof given === "string" ? [given] : given) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === "" || /max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
