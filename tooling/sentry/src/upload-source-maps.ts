import { artifactBundle, BundleRefused, uploadBundle, type WebAccess } from "@vitrina/error-reporting/web-api";
import { ExternalError } from "@vitrina/outside";
import { builtFiles } from "./built-files.ts";
import { EXIT, NotSetUp } from "./exit.ts";

const APPS = ["admin", "creator"];

type Upload = { root: string; access: WebAccess; say: (line: string) => void };

/**
 * Hands the source maps of both built apps over to Sentry, which finds each by its debug id. The API needs none: it runs its source
 * as it is written, so its events name the true lines.
 *
 * @throws NotSetUp
 */
export async function uploadSourceMaps({ root, access, say }: Upload): Promise<number> {
  // Both are looked at before the first is sent.
  const built = APPS.map((app) => ({ app, files: builtFiles(root, app) }));
  say(`Sentry  ${access.origin}, project ${access.organization}/${access.project}`);
  for (const { app, files } of built) {
    const bundle = artifactBundle(files, access);
    const { sentPieces } = await handOver(access, bundle);
    const size = `${(bundle.length / 1_000_000).toFixed(1)} MB`;
    say(`  ${app.padEnd(8)} ${files.length} files, ${size}: ${sentPieces > 0 ? "taken in" : "was there already"}`);
  }
  say("  API      runs its source as it is written: nothing to hand over");
  return EXIT.done;
}

async function handOver(access: WebAccess, bundle: Buffer) {
  try {
    return await uploadBundle(access, bundle);
  } catch (error) {
    if (error instanceof BundleRefused)
      throw new Error(`Sentry took the source maps and refused them: ${error.message}`);
    if (!(error instanceof ExternalError)) throw error;
    if (error.kind === "auth") {
      throw new NotSetUp("Sentry refuses SENTRY_AUTH_TOKEN: it needs the scope org:ci. See docs/operations/errors.md.");
    }
    if (error.kind === "not_found" || error.kind === "bad_request") {
      throw new NotSetUp(`SENTRY_ORG or SENTRY_PROJECT is not what Sentry calls it (${error.message}).`);
    }
    throw error;
  }
}
