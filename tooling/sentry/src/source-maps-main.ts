import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { webOrigin } from "@vitrina/error-reporting/web-api";
import { EXIT, NotSetUp } from "./exit.ts";
import { missingFor } from "./proof.ts";
import { uploadSourceMaps } from "./upload-source-maps.ts";

const USAGE = "npm run sentry:sourcemaps -- [--optional] [--root DIRECTORY]";
const OWN_ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const { SENTRY_AUTH_TOKEN, SENTRY_ORG, SENTRY_PROJECT, SENTRY_URL, SENTRY_DSN } = process.env;
const say = (line: string) => console.log(line);

async function run(): Promise<number> {
  const { values } = parseArgs({ options: { optional: { type: "boolean" }, root: { type: "string" } } });
  // Who builds without the token, such as a fork, builds all the same.
  if (values.optional && !SENTRY_AUTH_TOKEN) {
    say("SENTRY_AUTH_TOKEN is not set: no source maps are handed over to Sentry.");
    return EXIT.done;
  }
  const missing = missingFor({
    ...(SENTRY_AUTH_TOKEN && { token: SENTRY_AUTH_TOKEN }),
    ...(SENTRY_ORG && { organization: SENTRY_ORG }),
    ...(SENTRY_PROJECT && { project: SENTRY_PROJECT }),
  });
  if (missing.length > 0) {
    throw new NotSetUp(`${missing.join(", ")} missing: docs/operations/errors.md says where to find each.\n${USAGE}`);
  }
  return uploadSourceMaps({
    root: values.root ?? OWN_ROOT,
    access: {
      origin: SENTRY_DSN ? webOrigin(SENTRY_DSN, SENTRY_URL) : (SENTRY_URL ?? "https://sentry.io").replace(/\/+$/, ""),
      token: SENTRY_AUTH_TOKEN ?? "",
      organization: SENTRY_ORG ?? "",
      project: SENTRY_PROJECT ?? "",
    },
    say,
  });
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof NotSetUp ? EXIT.notSetUp : EXIT.failed;
}
