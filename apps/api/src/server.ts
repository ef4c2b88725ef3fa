import { randomUUID } from "node:crypto";
import compress from "@fastify/compress";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import { isDatabaseAway } from "@vitrina/db";
import { Refusal } from "@vitrina/domain";
import { type TrpcFastifyOptions, trpcFastify } from "@vitrina/trpc-fastify";
import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest, LogController } from "fastify";
import { calendarRoutes } from "./calendar/calendar.routes.ts";
import { contentPolicy } from "./content-policy.ts";
import { checkRoutes } from "./error-reporting/check.routes.ts";
import { tunnelRoutes } from "./error-reporting/tunnel.routes.ts";
import { deepHealth } from "./health/deep-health.ts";
import { healthRoutes } from "./health/health.routes.ts";
import { readinessProbe } from "./health/readiness.ts";
import { loggerOptions } from "./logger.ts";
import { resendHookRoutes } from "./mails/resend-hook.routes.ts";
import { unsubscribeRoutes } from "./mails/unsubscribe.routes.ts";
import { noticeRoutes } from "./media/notices.routes.ts";
import { isFromOwnPage } from "./sign-in/own-origin.ts";
import { signInRoutes } from "./sign-in/sign-in.routes.ts";
import { contactRoutes } from "./site/contact.routes.ts";
import { siteRoutes } from "./site/site.routes.ts";
import { statusRoutes } from "./status/status.routes.ts";
import type { Context } from "./trpc/context.ts";
import { keepReference } from "./trpc/references.ts";
import { asked, isFault } from "./trpc/refusals.ts";
import { type AppRouter, appRouter } from "./trpc/router.ts";
import { webApp } from "./web-app.ts";
import type { Wiring } from "./wiring.ts";

const BODY_LIMIT_BYTES = 256 * 1024;
const BATCH_LIMIT = 20;
const KEY_HEADER_MAX = 200;

export type Server = {
  app: FastifyInstance;
  /** From here on `/readyz` says no and every answer is the last on its connection, while requests are still answered. */
  drain: () => void;
};

/** Builds the whole server around a wiring; starts nothing. */
export async function buildServer(
  wiring: Wiring,
  { webApps }: { webApps: readonly { name: string; root: string }[] },
): Promise<Server> {
  const { settings } = wiring;
  let draining = false;
  const app = Fastify({
    logger: loggerOptions(settings.logLevel),
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: settings.trustProxy,
    forceCloseConnections: "idle",
    return503OnClosing: false,
    requestTimeout: 30_000,
    logController: new LogController({ disableRequestLogging: true }),
  });

  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    wiring.reporting.asked({ requestId: request.id, userId: null });
    // A client that would send its next request here learns in time to open another connection.
    if (draining) reply.header("connection", "close");
  });
  app.addHook("onResponse", async (request, reply) => {
    request.log.info({ req: request, res: reply, ms: Math.round(reply.elapsedTime) }, "answered");
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (isDatabaseAway(error)) {
      request.log.warn({ err: error }, "the database was away");
      reply.code(503).header("retry-after", "5");
      reply.send({ error: "The data cannot be reached just now. Try again soon.", requestId: request.id });
      return;
    }
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ error: error.message, requestId: request.id });
    request.log.error({ err: error }, "a request failed");
    const where = request.routeOptions.url ?? "no route";
    const reference = wiring.reporting.fault(error, { where, requestId: request.id });
    return reply.code(status).send({ error: "Something went wrong on our side.", requestId: request.id, reference });
  });

  await app.register(helmet, contentPolicy(settings));
  await app.register(compress, { threshold: 2048, encodings: ["br", "gzip"], brotliOptions: { params: { 1: 4 } } });
  await app.register(rateLimit, {
    max: settings.requestsPerMinute,
    timeWindow: "1 minute",
    enableDraftSpec: true,
    addHeadersOnExceeding: { "x-ratelimit-limit": true, "x-ratelimit-remaining": true, "x-ratelimit-reset": true },
  });

  healthRoutes(app, {
    release: settings.release,
    ready: readinessProbe({ draining: () => draining, database: wiring.ready, now: wiring.ports.now }),
    deep: deepHealth(wiring.ports),
    token: settings.healthToken,
    lagMs: wiring.lag.worstMs,
  });
  calendarRoutes(app, {
    ports: wiring.ports,
    readerOf: wiring.readerOfFeed,
    localeOf: wiring.localeOf,
    publicUrl: settings.publicUrl,
  });
  await noticeRoutes(app, { ports: wiring.ports, apiSecrets: wiring.mediaSecrets });
  statusRoutes(app, wiring.ports);
  await resendHookRoutes(app, { ports: wiring.ports, secrets: settings.resendWebhookSecrets });
  await unsubscribeRoutes(app, { ports: wiring.ports });
  await siteRoutes(app);
  await tunnelRoutes(app, {
    ...settings.errors,
    now: wiring.ports.now,
    ledger: wiring.ledger,
    onCall: wiring.reporting.called,
  });
  checkRoutes(app, { ports: wiring.ports, token: settings.healthToken });
  await contactRoutes(app, { ports: wiring.ports, settings: settings.site, onLost: wiring.onLostMessage });
  await app.register(signInRoutes, {
    ports: wiring.ports,
    auth: wiring.auth,
    baseUrl: settings.publicUrl,
    secrets: settings.secrets,
  });
  await app.register(trpcFastify, { prefix: "/trpc", ...trpcOptions(app, wiring) });
  for (const { name, root } of webApps) await webApp(app, name, root);
  return {
    app,
    drain: () => {
      draining = true;
    },
  };
}

function trpcOptions(app: FastifyInstance, wiring: Wiring): TrpcFastifyOptions<AppRouter> {
  const perAccount = app.createRateLimit({
    max: wiring.settings.requestsPerMinute,
    timeWindow: "1 minute",
    keyGenerator: (request) => `account:${accounts.get(request)}`,
  });
  const accounts = new WeakMap<FastifyRequest, string>();
  const ownOrigin = new URL(wiring.settings.publicUrl).origin;

  return {
    router: appRouter,
    maxBatchSize: BATCH_LIMIT,
    jsonOnly: true,
    responseMeta: () => ({ headers: { "cache-control": "no-store" } }),
    createContext: asked(async ({ req }): Promise<Context> => {
      const actor = await wiring.resolveActor(req.headers);
      if (actor?.door.by === "session" && req.method === "POST" && !isFromOwnPage(req.headers, ownOrigin)) {
        throw new Refusal("not-allowed", "foreign-page");
      }
      if (actor) {
        wiring.reporting.asked({ requestId: req.id, userId: actor.userId });
        accounts.set(req, actor.userId);
        const limit = await perAccount(req);
        if (!limit.isAllowed && limit.isExceeded) {
          throw new Refusal("too-many", "too-many-requests", { seconds: limit.ttlInSeconds });
        }
      }
      const key = req.headers["idempotency-key"];
      const idempotencyKey = typeof key === "string" && key.length > 0 && key.length <= KEY_HEADER_MAX ? key : null;
      return {
        ...wiring.ports,
        actor,
        requestId: req.id,
        address: req.ip,
        agent: req.headers["user-agent"] ?? "",
        idempotencyKey,
      };
    }),
    onError({ error, path, req, ctx }) {
      if (isFault(error)) {
        const cause = error.cause ?? error;
        req.log.error({ err: cause, path }, "a procedure failed");
        const about = { where: path ?? "/trpc", requestId: req.id, userId: ctx?.actor?.userId };
        keepReference(error, wiring.reporting.fault(cause, about));
      } else req.log.info({ path, code: error.code, reason: error.message.slice(0, 120) }, "a procedure refused");
    },
  };
}
