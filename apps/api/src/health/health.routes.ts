import type { FastifyInstance } from "fastify";

export type Readiness = { failing: string | null };

/**
 * `/healthz` says that the process lives and asks nobody else; `/readyz` says whether it may get requests: 503 names the
 * failing check. While stopping it is not ready, so that a balancer looks elsewhere before connections close.
 */
export function healthRoutes(
  app: FastifyInstance,
  checks: { ready: () => Promise<string | null>; release: string },
): void {
  let stopping = false;
  app.addHook("preClose", async () => {
    stopping = true;
  });

  app.get("/healthz", { config: { rateLimit: false } }, async () => ({ status: "ok", release: checks.release }));

  app.get("/readyz", { config: { rateLimit: false } }, async (_request, reply) => {
    const failing = stopping ? "stopping" : await checks.ready();
    if (failing) reply.code(503);
    return { status: failing ? "fail" : "ok", failing, release: checks.release };
  });
}
