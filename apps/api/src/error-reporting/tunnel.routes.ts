import { passOn, type TunnelSettings } from "@vitrina/error-reporting";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ReportingLedger } from "./reporting-ledger.ts";

const ENVELOPE_MAX_BYTES = 200_000;
const PER_MINUTE = 30;

/**
 * Where the web apps ask what to report to, and where they report: on our own address, so that nothing in between blinds us,
 * and also for who is not signed in. Only our own project is passed on, at a bounded size and rate.
 */
export async function tunnelRoutes(
  app: FastifyInstance,
  settings: TunnelSettings & { ledger: Pick<ReportingLedger, "passed" | "turnedAway" | "keep"> },
): Promise<void> {
  const { dsn, release, environment, ledger } = settings;
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
      {
        bodyLimit: ENVELOPE_MAX_BYTES,
        config: {
          rateLimit: {
            max: PER_MINUTE,
            timeWindow: "1 minute",
            onExceeded: (request) => ledger.turnedAway(appOf(request)),
          },
        },
      },
      async (request, reply) => {
        const answer = await passOn(typeof request.body === "string" ? request.body : "", settings);
        ledger.passed(appOf(request), answer);
        // Who sent a check waits for its mark; for all others there is time.
        if (answer.passed?.isCheck) await ledger.keep().catch((error) => request.log.warn({ err: error }, "not kept"));
        return reply.code(answer.status).headers(answer.headers).send({});
      },
    );
  });
}

/** Which app a page says it is; of a fault its own tag is believed before this. */
function appOf({ query }: FastifyRequest): "admin" | "creator" {
  return typeof query === "object" && query !== null && "app" in query && query.app === "creator" ? "creator" : "admin";
}
