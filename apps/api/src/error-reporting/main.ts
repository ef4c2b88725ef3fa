import "@vitrina/error-reporting/hooks";
import { endOnUnhandled, startReporting } from "@vitrina/error-reporting/node";
import { EnvError, readReportingEnv } from "../env.ts";

/** Also for `node --import`. What is missing in the environment is told by who starts the server. */
try {
  const env = readReportingEnv(process.env);
  const source = env.ROLE === "worker" ? "worker" : "api";
  const reporting = startReporting({
    dsn: env.SENTRY_DSN,
    release: env.RELEASE,
    environment: env.VITRINA_ENV,
    source,
    tracesShare: env.SENTRY_TRACES_SHARE,
    now: () => new Date(),
  });
  endOnUnhandled(reporting, source, process.exit);
} catch (error) {
  if (!(error instanceof EnvError)) throw error;
}
