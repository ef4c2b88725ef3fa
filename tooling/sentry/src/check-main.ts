import { parseArgs } from "node:util";
import { checkSentry } from "./check.ts";
import { EXIT, NotSetUp } from "./exit.ts";

const USAGE = "npm run sentry:check -- [--wait SECONDS]";
const env = process.env;

function settings() {
  const { values } = parseArgs({ options: { wait: { type: "string", default: "90" } } });
  const waitSeconds = Number(values.wait);
  if (!(waitSeconds > 0)) throw new NotSetUp(`--wait is a number of seconds: ${USAGE}`);
  const { PUBLIC_URL, HEALTH_TOKEN, SENTRY_DSN } = env;
  if (!PUBLIC_URL) {
    throw new NotSetUp(
      "No Vitrina is open here. Run npm start in another terminal; or, to check a server, set PUBLIC_URL and HEALTH_TOKEN to what it has.",
    );
  }
  if (!HEALTH_TOKEN) throw new NotSetUp("HEALTH_TOKEN is missing: it must be what the server has.");
  return {
    publicUrl: PUBLIC_URL,
    healthToken: HEALTH_TOKEN,
    ...(SENTRY_DSN && { dsn: SENTRY_DSN }),
    lookup: {
      ...(env.SENTRY_AUTH_TOKEN && { token: env.SENTRY_AUTH_TOKEN }),
      ...(env.SENTRY_ORG && { organization: env.SENTRY_ORG }),
      ...(env.SENTRY_PROJECT && { project: env.SENTRY_PROJECT }),
      ...(env.SENTRY_URL && { url: env.SENTRY_URL }),
    },
    waitSeconds,
    say: (line: string) => console.log(line),
  };
}

try {
  process.exitCode = await checkSentry(settings());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof NotSetUp ? EXIT.notSetUp : EXIT.failed;
}
