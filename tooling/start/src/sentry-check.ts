import { sentryTool } from "./sentry-tool.ts";

/** With PUBLIC_URL set, it checks the server that is there, as in production; without, the local house that is open. */
await sentryTool("check-main.ts", ({ PUBLIC_URL, HEALTH_TOKEN, SENTRY_DSN }) =>
  process.env.PUBLIC_URL ? {} : { PUBLIC_URL, HEALTH_TOKEN, SENTRY_DSN },
);
