import { passOn, type TunnelAnswer, type TunnelSettings } from "@vitrina/error-reporting";
import type { FastifyInstance } from "fastify";

const ENVELOPE_MAX_BYTES = 200_000;
const PER_MINUTE = 30;

/**
 * Where the web apps ask what to report to, and where they report: on our own address, so that nothing in between blinds us,
 * and also for who is not signed in. Only our own project is passed on, at a bounded size and rate.
 */
export async function tunnelRoutes(
  app: FastifyInstance,
  settings: TunnelSettings & { onPassed?: (passed: NonNullable<TunnelAnswer["passed"]>) => void },
): Promise<void> {
  const { dsn, release, environment, onPassed } = settings;
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "string", bodyLimit: ENVELOPE_MAX_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    scope.get("/api/errors", async (_request, reply) => {
      reply.header("cache-control", "public, max-age=300");
      return { dsn, release, environment };
    });
    scope.post(
      "/api/errors",
      { bodyLimit: ENVELOPE_MAX_BYTES, config: { rateLimit: { max: PER_MINUTE, timeWindow: "1 minute" } } },
      async (request, reply) => {
        const answer = await passOn(typeof request.body === "string" ? request.body : "", settings);
        if (answer.passed) onPassed?.(answer.passed);
        return reply.code(answer.status).headers(answer.headers).send({});
      },
    );
  });
}
