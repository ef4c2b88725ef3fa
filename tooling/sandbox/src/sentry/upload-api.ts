import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { Busboy } from "@fastify/busboy";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { BundleShelf } from "./bundle-shelf.ts";
import { SentryError } from "./sentry-error.ts";

type Settings = { organization: string; project: string };
type Asked = { Params: { organization: string } };

/** Sentry's own numbers but for the size of a piece, which is small here, so that a bundle has more than one. */
const CHUNK_BYTES = 262_144;
const CHUNKS_PER_REQUEST = 64;
const REQUEST_BYTES = 33_554_432;
const SHA1 = /^[0-9a-f]{40}$/;

/** How source maps come in: pieces named by their checksum, then word to put them together. */
export function uploadApi(
  app: FastifyInstance,
  shelf: BundleShelf,
  settings: Settings & { checkToken: (request: FastifyRequest) => void },
): void {
  const enter = (request: FastifyRequest<Asked>): void => {
    settings.checkToken(request);
    if (request.params.organization !== settings.organization) {
      throw new SentryError(404, "The requested resource does not exist");
    }
  };

  app.get<Asked>("/api/0/organizations/:organization/chunk-upload", async (request) => {
    enter(request);
    return {
      url: `${request.protocol}://${request.host}/api/0/organizations/${settings.organization}/chunk-upload/`,
      chunkSize: CHUNK_BYTES,
      chunksPerRequest: CHUNKS_PER_REQUEST,
      maxFileSize: 2_147_483_648,
      maxRequestSize: REQUEST_BYTES,
      concurrency: 8,
      hashAlgorithm: "sha1",
      compression: ["gzip"],
      accept: ["artifact_bundles", "artifact_bundles_v2"],
    };
  });

  void app.register(async (uploads) => {
    uploads.removeAllContentTypeParsers();
    uploads.addContentTypeParser("multipart/form-data", { parseAs: "buffer" }, (_request, body, done) =>
      done(null, body),
    );
    uploads.post<Asked>("/api/0/organizations/:organization/chunk-upload", async (request, reply) => {
      enter(request);
      const pieces = await piecesIn(request);
      if (pieces.length > CHUNKS_PER_REQUEST) throw new SentryError(400, "Too many chunks");
      for (const { name, bytes } of pieces) {
        if (bytes.length > CHUNK_BYTES) throw new SentryError(400, "Chunk size too large");
        if (createHash("sha1").update(bytes).digest("hex") !== name) throw new SentryError(400, "Checksum mismatch");
      }
      for (const { bytes } of pieces) await shelf.keepPiece(bytes);
      return reply.send();
    });
  });

  app.post<Asked>("/api/0/organizations/:organization/artifactbundle/assemble", async (request) => {
    enter(request);
    const { checksum, chunks, projects } = recordOf(request.body);
    if (!isChecksum(checksum) || !Array.isArray(chunks) || !chunks.every(isChecksum) || !Array.isArray(projects)) {
      throw new SentryError(400, "malformed assemble request");
    }
    if (projects.length === 0 || projects.some((one) => one !== settings.project)) {
      throw new SentryError(400, "One or more projects are invalid");
    }
    return shelf.assemble(checksum, chunks);
  });

  app.get("/_sandbox/source-maps", async () => ({ files: shelf.files() }));
}

async function piecesIn(request: FastifyRequest): Promise<{ name: string; bytes: Buffer }[]> {
  const pieces: { name: string; bytes: Buffer }[] = [];
  const form = new Busboy({ headers: { "content-type": request.headers["content-type"] ?? "" } });
  form.on("file", (field, stream, name) => {
    const read: Buffer[] = [];
    stream.on("data", (bytes: Buffer) => read.push(bytes));
    stream.on("end", () => {
      const bytes = Buffer.concat(read);
      pieces.push({ name: name ?? "", bytes: field === "file_gzip" ? gunzipSync(bytes) : bytes });
    });
  });
  await new Promise((resolve, reject) => {
    form.once("finish", resolve).once("error", reject);
    form.end(request.body);
  });
  return pieces;
}

function isChecksum(value: unknown): value is string {
  return typeof value === "string" && SHA1.test(value);
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
