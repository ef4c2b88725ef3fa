import type { FastifyInstance } from "fastify";
import { bearsToken } from "./bears-token.ts";
import type { DeepHealth } from "./deep-health.ts";
import type { Readiness } from "./readiness.ts";

type Health = {
  release: string;
  ready: () => Promise<Readiness>;
  deep: () => Promise<DeepHealth>;
  token: string;
  lagMs: () => number;
};

/** From here on the process does not keep up any more, and is better started anew. */
const LAG_TOO_LONG_MS = 1_000;
const LAG_HOPELESS_MS = 10_000;

/**
 * `/healthz` says that the process lives and asks nobody else, so that an outage of the database restarts nothing;
 * `/readyz` says whether it may get requests; `/deepz`, with the token, says how everything is.
 */
export function healthRoutes(app: FastifyInstance, { release, ready, deep, token, lagMs }: Health): void {
  const open = { config: { rateLimit: false } };

  app.get("/healthz", open, async (_request, reply) => {
    const lag = lagMs();
    const hopeless = lag > LAG_HOPELESS_MS;
    reply.code(hopeless ? 503 : 200).header("cache-control", "no-store");
    return { status: hopeless ? "fail" : lag > LAG_TOO_LONG_MS ? "degraded" : "ok", lagMs: lag, release };
  });

  app.get("/readyz", open, async (_request, reply) => {
    const readiness = await ready();
    reply.code(readiness.status === "ok" ? 200 : 503).header("cache-control", "no-store");
    return { ...readiness, release };
  });

  app.get("/deepz", async (request, reply) => {
    reply.header("cache-control", "no-store");
    if (!bearsToken(request.headers.authorization, token)) {
      return reply.code(401).header("www-authenticate", "Bearer").send({ error: "A token is needed." });
    }
    const health = await deep();
    return reply.code(health.status === "fail" ? 503 : 200).send({ ...health, release });
  });
}
