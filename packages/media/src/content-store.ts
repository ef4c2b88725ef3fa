import { createHash, randomUUID } from "node:crypto";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import {
  type Budget,
  type CallReport,
  callExternal,
  ExternalError,
  type ExternalOp,
  type Failure,
  failureFromStatus,
  networkFailure,
} from "@vitrina/outside";
import { apiBaseOf, type CloudinaryCredentials } from "./cloudinary-credentials.ts";
import { explainCloudinary } from "./explain-cloudinary.ts";
import type { StoredAsset } from "./media.ts";
import { postForm } from "./post-form.ts";
import { readAddress } from "./read-address.ts";
import { readAsset } from "./read-asset.ts";
import { signParams } from "./sign-params.ts";
import type { ResourceType } from "./upload-rules.ts";

export { ExternalError };

/** One file to be stored under a name made from its content. `read` gives the bytes from `start` up to `end`, not included. */
export type Content = {
  publicId: string;
  folder: string;
  resourceType: ResourceType;
  fileName: string;
  bytes: number;
  md5: string;
  /** Whether something known to be wrong lies there. */
  mayReplace?: boolean;
  read: (start: number, end: number) => Promise<Uint8Array>;
};

/** Storage whose names come from contents: storing the same content again finds what is there. */
export type ContentStore = {
  readonly deliveryBase: string;
  /**
   * Stores a public file of any size: up to {@link ONE_REQUEST_BYTES} in one request, larger ones in chunks.
   *
   * @throws {ExternalError} after its retries
   * @throws {ContentChanged} when `read` does not give what `md5` says
   */
  store(content: Content, signal: AbortSignal): Promise<StoredAsset>;
  /** The permanent address of the untouched file. */
  addressOf(stored: Pick<StoredAsset, "publicId" | "version" | "format" | "resourceType">): string;
  /** Length and SHA-256 of what that address delivers, read without keeping it. @throws {ExternalError} */
  fingerprint(address: string, signal: AbortSignal): Promise<{ bytes: number; sha256: string }>;
  close(): void;
};

export type ContentStoreConfig = CloudinaryCredentials & {
  deliveryBase?: string;
  /** How many connections may be open at once. */
  connections: number;
  uploadBudget?: Partial<Budget>;
  downloadBudget?: Partial<Budget>;
  onCall?: (report: CallReport) => void;
  now: () => Date;
  /** Told each time the company says that there is too much of us. */
  onRateLimited?: (waitMs: number | undefined) => void;
};

/** The file is not any more what its fingerprint says; nothing was stored. */
export class ContentChanged extends Error {
  override readonly name = "ContentChanged";

  constructor() {
    super("the file changed while it was being read");
  }
}

export const ONE_REQUEST_BYTES = 20_000_000;
/** Every chunk but the last must be 5 MB or more. */
const CHUNK_BYTES = 6 * 1024 * 1024;
const UPLOAD: Budget = { attemptMs: 60_000, attempts: 8, totalMs: 300_000, firstWaitMs: 300, longestWaitMs: 15_000 };
const DOWNLOAD: Budget = { ...UPLOAD, attemptMs: 600_000, totalMs: 1_800_000 };

/**
 * Cloudinary as a store by content. Chunked uploads follow https://cloudinary.com/documentation/upload_images#chunked_asset_upload :
 * `Content-Range` with the known total and one `X-Unique-Upload-Id` for the whole file.
 */
export function cloudinaryContentStore(config: ContentStoreConfig): ContentStore {
  const deliveryBase = config.deliveryBase ?? `https://res.cloudinary.com/${config.cloudName}`;
  const Agent = apiBaseOf(config).startsWith("http:") ? HttpAgent : HttpsAgent;
  const agent = new Agent({ keepAlive: true, maxSockets: config.connections });
  const DeliveryAgent = deliveryBase.startsWith("http:") ? HttpAgent : HttpsAgent;
  const deliveryAgent = new DeliveryAgent({ keepAlive: true, maxSockets: config.connections });
  const budget = { ...UPLOAD, ...config.uploadBudget };
  const told = config.onCall ? { onCall: config.onCall } : {};

  const explain = (thrown: unknown): Failure => {
    const failure = explainCloudinary(thrown, [config.apiSecret, config.apiKey]);
    const seconds = thrown instanceof Error && "retryAfter" in thrown ? Number(thrown.retryAfter) : Number.NaN;
    const waitMs = Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1_000, 60_000) : undefined;
    if (failure.kind === "rate_limited") config.onRateLimited?.(waitMs);
    return waitMs === undefined ? failure : { ...failure, retryAfterMs: waitMs };
  };

  const post = (
    content: Content & { overwrite: boolean },
    file: Uint8Array,
    signal: AbortSignal,
    headers?: Record<string, string>,
  ) => {
    const signed = {
      asset_folder: content.folder,
      overwrite: content.overwrite ? "1" : "0",
      public_id: content.publicId,
      timestamp: String(Math.floor(config.now().getTime() / 1_000)),
      type: "upload",
    };
    const signature = signParams(signed, config.apiSecret);
    return postForm({
      url: `${apiBaseOf(config)}/v1_1/${config.cloudName}/${content.resourceType}/upload`,
      fields: { ...signed, api_key: config.apiKey, signature },
      file: { name: content.fileName, bytes: file },
      ...(headers && { headers }),
      agent,
      signal,
    });
  };

  const send = <T>(
    op: ExternalOp<"cloudinary">,
    signal: AbortSignal,
    attempt: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> =>
    callExternal({ service: "cloudinary", op, budget, repeatable: true, signal, explain, attempt, ...told });

  async function sendWhole(content: Content & { overwrite: boolean }, signal: AbortSignal): Promise<StoredAsset> {
    const file = await content.read(0, content.bytes);
    insistOnSource(content, createHash("md5").update(file).digest("hex"));
    return send("upload", signal, (attempt) => post(content, file, attempt).then(insist(content)));
  }

  /** A part that arrived twice counts once, so that a cut line costs one part and not the file. */
  async function sendInChunks(content: Content & { overwrite: boolean }, signal: AbortSignal): Promise<StoredAsset> {
    const uploadId = randomUUID();
    const md5 = createHash("md5");
    for (let start = 0; start < content.bytes; start += CHUNK_BYTES) {
      const end = Math.min(start + CHUNK_BYTES, content.bytes);
      const chunk = await content.read(start, end);
      const headers = {
        "content-range": `bytes ${start}-${end - 1}/${content.bytes}`,
        "x-unique-upload-id": uploadId,
      };
      md5.update(chunk);
      if (end === content.bytes) {
        insistOnSource(content, md5.digest("hex"));
        return send("upload-chunk", signal, (attempt) => post(content, chunk, attempt, headers).then(insist(content)));
      }
      await send("upload-chunk", signal, (attempt) => post(content, chunk, attempt, headers));
    }
    throw new RangeError("a file in chunks has at least one");
  }

  return {
    deliveryBase,

    async store(content, signal) {
      const way = content.bytes > ONE_REQUEST_BYTES ? sendInChunks : sendWhole;
      try {
        return await way({ ...content, overwrite: content.mayReplace ?? false }, signal);
      } catch (error) {
        // The name comes from the content, so whatever else lies there is wrong.
        if (!(error instanceof ExternalError && error.kind === "conflict")) throw error;
        return way({ ...content, overwrite: true }, signal);
      }
    },

    addressOf({ publicId, version, format, resourceType }) {
      const id = publicId.split("/").map(encodeURIComponent).join("/");
      return `${deliveryBase}/${resourceType}/upload/v${version}/${id}${format && `.${format}`}`;
    },

    fingerprint: (address, signal) =>
      callExternal({
        service: "cloudinary",
        op: "download",
        budget: { ...DOWNLOAD, ...config.downloadBudget },
        repeatable: true,
        signal,
        explain: (thrown) => (isFailure(thrown) ? thrown.failure : explainDownload(thrown)),
        ...told,
        attempt: async (attempt) => {
          const answer = await readAddress(address, deliveryAgent, attempt);
          const status = answer.statusCode ?? 0;
          if (status !== 200) {
            answer.resume();
            if (status === 420 || status === 429) config.onRateLimited?.(undefined);
            const told = answer.headers["x-cld-error"];
            throw Object.assign(new Error("not delivered"), {
              failure: failureFromStatus(status, typeof told === "string" ? told : `answered ${status}`),
            });
          }
          const sha256 = createHash("sha256");
          let bytes = 0;
          for await (const chunk of answer as AsyncIterable<Buffer>) {
            sha256.update(chunk);
            bytes += chunk.length;
          }
          return { bytes, sha256: sha256.digest("hex") };
        },
      }),

    close() {
      agent.destroy();
      deliveryAgent.destroy();
    },
  };
}

/** A file that was replaced after it was looked at must not be stored under the name of what it was. */
function insistOnSource({ md5 }: Content, sent: string): void {
  if (sent !== md5) throw new ContentChanged();
}

/** What Cloudinary says it stored must be what was sent; anything else is no answer to believe. */
function insist({ publicId, bytes, md5 }: Content): (answer: unknown) => StoredAsset {
  return (answer) => {
    const stored = readAsset(answer);
    if (!stored) throw Object.assign(new Error("the answer tells of no stored file"), { http_code: 502 });
    if (stored.publicId !== publicId || stored.bytes !== bytes || stored.etag !== md5) {
      throw Object.assign(new Error("what lies there is not what was sent"), { http_code: 409 });
    }
    return stored;
  };
}

function isFailure(thrown: unknown): thrown is { failure: Failure } {
  return thrown instanceof Error && "failure" in thrown;
}

function explainDownload(thrown: unknown): Failure {
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : undefined;
  return networkFailure(thrown instanceof Error ? thrown.message : "the download broke off", code);
}
