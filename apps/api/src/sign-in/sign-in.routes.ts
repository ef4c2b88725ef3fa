import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import "@fastify/rate-limit";
import type { Ports } from "../ports.ts";
import { type Limited, sharedLimit } from "../usage/shared-limit.ts";
import { hearingOfGoogle } from "./ask-google.ts";
import type { Auth } from "./auth.ts";
import { accountOf } from "./guard.ts";
import { isOpenPath, MAILING_PATHS, TELLTALE_PATHS } from "./open-paths.ts";
import { asWebRequest, sendOn } from "./web-request.ts";

const PREFIX = "/api/auth";
const BODY_MAX_BYTES = 16 * 1_024;
const MINUTE_MS = 60_000;
const UNREACHABLE = "google_unreachable";

type Settings = {
  ports: Pick<Ports, "usage" | "now">;
  auth: Auth;
  baseUrl: string;
  /** Newest first. */
  secrets: readonly string[];
  /** How many calls an address, an account, and an account that is mailed to may make; see the defaults. */
  limits?: { perAddress?: number; perAccount?: number; perMailed?: number };
  /** How long an answer takes at least that must not tell by its haste; more than one password's hashing. */
  telltaleMs?: number;
  /** How long Google may take to answer for somebody who comes back from it; better-auth alone would wait for ever. */
  googleMs?: number;
};

type Reached = Extract<Limited, { isAllowed: false }>;

/**
 * Mounts sign-in under `/api/auth`. The server registers `@fastify/rate-limit` before this: limits per address count in
 * each process. Those per account and per inbox, and the lock on an account, lie in the database and hold across all.
 */
export async function signInRoutes(app: FastifyInstance, settings: Settings): Promise<void> {
  const { ports, auth, baseUrl, secrets, telltaleMs = 300, googleMs = 15_000 } = settings;
  const { perAddress = 120, perAccount = 30, perMailed = 5 } = settings.limits ?? {};
  const cookieName = (await auth.$context).authCookies.sessionToken.name;

  const accountLimit = sharedLimit(ports, { name: "sign-in", max: perAccount, everyMs: 5 * MINUTE_MS });
  const mailLimit = sharedLimit(ports, { name: "mailed", max: perMailed, everyMs: 15 * MINUTE_MS });

  const limitReached = async (request: FastifyRequest, path: string): Promise<Reached | undefined> => {
    const account = emailIn(request);
    if (account === undefined) return undefined;
    for (const limit of MAILING_PATHS.has(path) ? [accountLimit, mailLimit] : [accountLimit]) {
      const counted = await limit(account);
      if (!counted.isAllowed) return counted;
    }
    return undefined;
  };

  const ask = async (request: FastifyRequest, path: string): Promise<Response> => {
    const answered = () => auth.handler(asWebRequest(request, { baseUrl, cookieName, secrets }));
    if (path !== "/callback/google") return answered();
    const settled = new AbortController();
    const late = wait(googleMs, Response.redirect(`${baseUrl}/creator/sign-in?error=${UNREACHABLE}`), settled);
    late.catch(() => undefined);
    const answer = hearingOfGoogle(answered).then(({ done, isAway }) => (isAway ? sayingAway(done, baseUrl) : done));
    return Promise.race([answer, late]).finally(() => settled.abort());
  };

  await app.register(async (room) => {
    room.removeAllContentTypeParsers();
    room.addContentTypeParser(
      "application/json",
      { parseAs: "string" },
      async (_request: FastifyRequest, body: string) => (body === "" ? undefined : jsonObject(body)),
    );

    room.route({
      method: ["GET", "POST"],
      url: `${PREFIX}/*`,
      bodyLimit: BODY_MAX_BYTES,
      config: { rateLimit: { max: perAddress, timeWindow: MINUTE_MS } },
      handler: async (request, reply) => {
        const path = request.url.slice(PREFIX.length).replace(/\?.*$/s, "");
        if (!isOpenPath(request.method, path)) return reply.code(404).send({ code: "NOT_FOUND", message: "Not found" });
        const reached = await limitReached(request, path);
        if (reached) return tooMany(reply, reached);
        const [answer] = await Promise.all([
          ask(request, path),
          TELLTALE_PATHS.has(path) ? wait(telltaleMs) : undefined,
        ]);
        return sendOn(reply, answer);
      },
    });
  });
}

/** The same way back, to the app the person came from, with the true reason. */
function sayingAway(answer: Response, baseUrl: string): Response {
  const back = new URL(answer.headers.get("location") ?? "", baseUrl);
  back.searchParams.set("error", UNREACHABLE);
  const headers = new Headers(answer.headers);
  headers.set("location", back.href);
  return new Response(null, { status: answer.status, headers });
}

function jsonObject(body: string): object {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Answered below, together with JSON that is no object.
  }
  throw Object.assign(new Error("The body is not a JSON object."), { statusCode: 400, code: "INVALID_JSON" });
}

function emailIn({ body }: FastifyRequest): string | undefined {
  if (typeof body !== "object" || body === null || !("email" in body)) return undefined;
  return typeof body.email === "string" ? accountOf(body.email) : undefined;
}

function tooMany(reply: FastifyReply, { max, seconds }: Reached) {
  return reply
    .code(429)
    .headers({
      "retry-after": seconds,
      "ratelimit-limit": max,
      "ratelimit-remaining": 0,
      "ratelimit-reset": seconds,
    })
    .send({ code: "TOO_MANY_REQUESTS", message: "Too many requests. Try again later.", retryAfter: seconds });
}
