import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import "@fastify/rate-limit";
import type { Auth } from "./auth.ts";
import { accountOf } from "./guard.ts";
import { isOpenPath, MAILING_PATHS, TELLTALE_PATHS } from "./open-paths.ts";
import { resigned } from "./session-cookie.ts";

const PREFIX = "/api/auth";
const BODY_MAX_BYTES = 16 * 1_024;
const MINUTE_MS = 60_000;

type Settings = {
  auth: Auth;
  baseUrl: string;
  /** Newest first. */
  secrets: readonly string[];
  /** How many calls an address, an account, and an account that is mailed to may make; see the defaults. */
  limits?: { perAddress?: number; perAccount?: number; perMailed?: number };
  /** How long an answer takes at least that must not tell by its haste; more than one password's hashing. */
  telltaleMs?: number;
};

type Limit = Awaited<ReturnType<ReturnType<FastifyInstance["createRateLimit"]>>>;

/**
 * Mounts sign-in under `/api/auth`. The server registers `@fastify/rate-limit` before this; limits per address count in
 * each process, while the lock on an account lies in the database and holds across all of them.
 */
export async function signInRoutes(app: FastifyInstance, settings: Settings): Promise<void> {
  const { auth, baseUrl, secrets, telltaleMs = 300 } = settings;
  const { perAddress = 120, perAccount = 30, perMailed = 5 } = settings.limits ?? {};
  const cookieName = (await auth.$context).authCookies.sessionToken.name;

  const accountLimit = app.createRateLimit({
    max: perAccount,
    timeWindow: 5 * MINUTE_MS,
    keyGenerator: (request) => `account ${emailIn(request) ?? request.id}`,
  });
  const mailLimit = app.createRateLimit({
    max: perMailed,
    timeWindow: 15 * MINUTE_MS,
    keyGenerator: (request) => `mail ${emailIn(request) ?? request.id}`,
  });

  await app.register(async (room) => {
    room.removeAllContentTypeParsers();
    room.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => done(null, body));

    room.route({
      method: ["GET", "POST"],
      url: `${PREFIX}/*`,
      bodyLimit: BODY_MAX_BYTES,
      config: { rateLimit: { max: perAddress, timeWindow: MINUTE_MS } },
      handler: async (request, reply) => {
        const path = pathOf(request);
        if (!isOpenPath(request.method, path)) return reply.code(404).send({ code: "NOT_FOUND", message: "Not found" });
        if (typeof request.body === "string" && request.body !== "" && !isJsonObject(request.body)) {
          return reply.code(400).send({ code: "INVALID_JSON", message: "The body is not a JSON object." });
        }
        if (emailIn(request) !== undefined) {
          const reached = await accountLimit(request);
          if (isReached(reached)) return tooMany(reply, reached);
        }
        if (MAILING_PATHS.has(path)) {
          const reached = await mailLimit(request);
          if (isReached(reached)) return tooMany(reply, reached);
        }
        const [answer] = await Promise.all([
          auth.handler(asWebRequest(request)),
          TELLTALE_PATHS.has(path) ? wait(telltaleMs) : undefined,
        ]);
        return sendOn(reply, answer);
      },
    });
  });

  function asWebRequest(request: FastifyRequest): Request {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
    }
    // Ours alone: what a caller wrote there is replaced by the address the connection came from.
    headers.set("x-vitrina-address", request.ip);
    headers.delete("content-length");
    const { cookie } = request.headers;
    if (cookie !== undefined) headers.set("cookie", resigned(cookie, cookieName, secrets));
    const body = request.method === "POST" && typeof request.body === "string" ? request.body : "";
    return new Request(new URL(request.url, baseUrl), {
      method: request.method,
      headers,
      ...(body !== "" && { body }),
    });
  }
}

function pathOf(request: FastifyRequest): string {
  return request.url.slice(PREFIX.length).replace(/\?.*$/s, "");
}

function jsonIn(request: FastifyRequest): unknown {
  if (typeof request.body !== "string") return undefined;
  try {
    return JSON.parse(request.body);
  } catch {
    return undefined;
  }
}

function isJsonObject(body: string): boolean {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function emailIn(request: FastifyRequest): string | undefined {
  const body = jsonIn(request);
  if (typeof body !== "object" || body === null || !("email" in body) || typeof body.email !== "string")
    return undefined;
  return accountOf(body.email);
}

type Counted = Extract<Limit, { isAllowed: false }>;

function isReached(limit: Limit): limit is Counted {
  return !limit.isAllowed && limit.isExceeded;
}

function tooMany(reply: FastifyReply, { max, ttlInSeconds }: Counted) {
  return reply
    .code(429)
    .headers({
      "retry-after": ttlInSeconds,
      "ratelimit-limit": max,
      "ratelimit-remaining": 0,
      "ratelimit-reset": ttlInSeconds,
    })
    .send({ code: "TOO_MANY_REQUESTS", message: "Too many requests. Try again later.", retryAfter: ttlInSeconds });
}

async function sendOn(reply: FastifyReply, answer: Response) {
  reply.code(answer.status);
  for (const [name, value] of answer.headers) if (name !== "set-cookie") reply.header(name, value);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) reply.header("set-cookie", cookies);
  reply.header("cache-control", "no-store");
  return reply.send(answer.body === null ? null : await answer.text());
}
