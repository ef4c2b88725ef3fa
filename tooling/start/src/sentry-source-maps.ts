import { LOCAL_SENTRY } from "@vitrina/sandbox/sentry-settings";
import { sentryTool } from "./sentry-tool.ts";

const { organization, project, authToken } = LOCAL_SENTRY;

/** With SENTRY_AUTH_TOKEN set, it uploads to Sentry; without, to the stand-in of the local house, where one is open. */
await sentryTool("source-maps-main.ts", ({ SENTRY_DSN }) =>
  process.env.SENTRY_AUTH_TOKEN
    ? {}
    : { SENTRY_DSN, SENTRY_AUTH_TOKEN: authToken, SENTRY_ORG: organization, SENTRY_PROJECT: project },
);
