import type { FastifyInstance } from "fastify";
import { bearsToken } from "../health/bears-token.ts";
import type { Ports } from "../ports.ts";
import { checkReporting } from "./check-reporting.ts";
import { reportingState } from "./reporting-state.ts";

const CHECKS_PER_MINUTE = 30;

/** For `npm run sentry:check`, from wherever it runs: begins a check and tells how it stands, to who has the health token. */
export function checkRoutes(app: FastifyInstance, { ports, token }: { ports: Ports; token: string }): void {
  const answers = {
    GET: () => reportingState(ports),
    POST: () => checkReporting(ports),
  };
  for (const method of ["GET", "POST"] as const) {
    app.route({
      method,
      url: "/api/errors/check",
      ...(method === "POST" && { config: { rateLimit: { max: CHECKS_PER_MINUTE, timeWindow: "1 minute" } } }),
      handler: async (request, reply) => {
        reply.header("cache-control", "no-store");
        if (!bearsToken(request.headers.authorization, token)) {
          return reply.code(401).header("www-authenticate", "Bearer").send({ error: "A token is needed." });
        }
        return answers[method]();
      },
    });
  }
}
