import type { FastifyInstance } from "fastify";

/**
 * `/healthz` says that the process lives and asks nobody else; `/readyz` says whether it may get requests: 503 names the
 * failing check.
 */
export function healthRoutes(
  app: FastifyInstance,
  checks: { ready: () => Promise<string | null>; release: string },
): void {
  const { release } = checks;

  app.get("/healthz", { config: { rateLimit: false } }, async () => ({ status: "ok", release }));

  app.get("/readyz", { config: { rateLimit: false } }, async (_request, reply) => {
    const failing = await checks.ready();
    if (failing) reply.code(503);
    return { status: failing ? "fail" : "ok", failing, release };
  });
}
