import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { askSentry, type WebAccess } from "./ask-sentry.ts";

const ASK_AGAIN_MS = 1_000;
const PATIENCE_MS = 180_000;

type Assembled = { state: string; missingChunks: string[]; detail: string | null };

/** What went wrong after Sentry had taken everything in, in its own words. */
export class BundleRefused extends Error {
  override readonly name = "BundleRefused";
}

/**
 * Hands a bundle over, of which only the pieces travel that Sentry does not have, and waits until it is put together there.
 * Sources: `sentry-api-0-chunk-upload` and `artifactbundle/assemble` of https://github.com/getsentry/sentry; scope `org:ci`
 *
 * @throws ExternalError, BundleRefused
 */
export async function uploadBundle(access: WebAccess, bundle: Buffer): Promise<{ sentPieces: number }> {
  const { origin, organization, project } = access;
  const inOrganization = `${origin}/api/0/organizations/${organization}`;
  const { url, chunkSize, chunksPerRequest, maxRequestSize } = limitsIn(
    await askSentry(access, "upload-limits", { method: "GET", address: `${inOrganization}/chunk-upload/` }),
  );
  const pieces = cut(bundle, chunkSize);
  const assemble = async (): Promise<Assembled> =>
    assembledIn(
      await askSentry(access, "assemble", {
        method: "POST",
        address: `${inOrganization}/artifactbundle/assemble/`,
        json: { checksum: sha1(bundle), chunks: [...pieces.keys()], projects: [project] },
      }),
    );

  let sentPieces = 0;
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const { state, missingChunks, detail } = await assemble();
    if (state === "ok") return { sentPieces };
    if (state === "error") throw new BundleRefused(detail ?? "Sentry could not put the bundle together.");
    if (performance.now() > until) throw new BundleRefused(`Sentry was still at "${state}" after three minutes.`);
    const missing = missingChunks.flatMap((checksum) => {
      const bytes = pieces.get(checksum);
      return bytes ? [{ checksum, bytes }] : [];
    });
    const perRequest = Math.max(1, Math.min(chunksPerRequest, Math.floor(maxRequestSize / chunkSize)));
    for (let index = 0; index < missing.length; index += perRequest) {
      const some = missing.slice(index, index + perRequest);
      await askSentry(access, "upload-chunks", { method: "POST", address: url, form: () => formOf(some) });
      sentPieces += some.length;
    }
    if (missing.length === 0) await wait(ASK_AGAIN_MS);
  }
}

function formOf(pieces: readonly { checksum: string; bytes: Buffer }[]): FormData {
  const form = new FormData();
  for (const { checksum, bytes } of pieces) form.append("file", new Blob([new Uint8Array(bytes)]), checksum);
  return form;
}

function cut(bundle: Buffer, size: number): Map<string, Buffer> {
  const pieces = new Map<string, Buffer>();
  for (let at = 0; at < bundle.length; at += size) {
    const piece = bundle.subarray(at, at + size);
    pieces.set(sha1(piece), piece);
  }
  return pieces;
}

function sha1(bytes: Buffer): string {
  return createHash("sha1").update(bytes).digest("hex");
}

function limitsIn(answer: unknown) {
  const { url, chunkSize, chunksPerRequest, maxRequestSize } = recordOf(answer);
  if (typeof url !== "string" || typeof chunkSize !== "number" || chunkSize < 1) {
    throw new BundleRefused("Sentry did not say how it takes uploads in.");
  }
  const number = (value: unknown, otherwise: number) => (typeof value === "number" && value > 0 ? value : otherwise);
  return {
    url,
    chunkSize,
    chunksPerRequest: number(chunksPerRequest, 1),
    maxRequestSize: number(maxRequestSize, chunkSize),
  };
}

function assembledIn(answer: unknown): Assembled {
  const { state, missingChunks, detail } = recordOf(answer);
  return {
    state: typeof state === "string" ? state : "unknown",
    missingChunks: Array.isArray(missingChunks) ? missingChunks.map(String) : [],
    detail: typeof detail === "string" ? detail : null,
  };
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
