import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import Fastify, { type FastifyReply, type FastifyRequest } from "fastify";
import { installControlPlane } from "../control/control-plane.ts";
import { type Listening, listen, type Serving } from "../listen.ts";
import { Bucket, type Lock, type StoredObject } from "./bucket.ts";
import { objectsXml } from "./list-objects.ts";
import { beginUpload, completeUpload, uploadsXml } from "./multipart.ts";
import { refuseHeaders, type S3Personality } from "./personality.ts";
import { receiveBody } from "./read-body.ts";
import { errorXml, S3Error, s3ErrorFor } from "./s3-error.ts";
import { checkSignature } from "./signature-v4.ts";

export type S3Settings = {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
  bucket: string;
  personality: S3Personality;
  /** How many objects a list tells at once; S3 itself never more than 1000. */
  pageSize: number;
};

export type S3Sandbox = Listening & S3Settings;

const LOCAL_SETTINGS: S3Settings = {
  accessKeyId: "SANDBOX-ACCESS-KEY-01",
  secretAccessKey: "LocalSandboxSecret_NotForProduction",
  region: "us-east-1",
  bucket: "vitrina-backups",
  personality: "aws",
  pageSize: 1_000,
};

const SKEWED = "The difference between the request time and the current time is too large.";

/** A bucket with S3's API in path style. It keeps one version of each object: overwriting a locked one is refused. */
export async function startS3(serving: Serving & { settings?: Partial<S3Settings> }): Promise<S3Sandbox> {
  const settings = { ...LOCAL_SETTINGS, ...serving.settings };
  const bucket = await new Bucket(join(serving.dataDir, "s3", settings.bucket)).open();
  const app = Fastify({
    forceCloseConnections: true,
    bodyLimit: 6 * 1024 ** 3,
    routerOptions: { maxParamLength: 2_000 },
  });
  const { clock } = installControlPlane(app, {
    errorAnswer: (status) => inXml(s3ErrorFor(status)),
    rateLimitAnswer: () => inXml(s3ErrorFor(503)),
    clockSkewAnswer: () => inXml(new S3Error(403, "RequestTimeTooSkewed", SKEWED)),
    onReset: () => bucket.clear(),
  });

  app.setErrorHandler((error, request, reply) => {
    const told = error instanceof S3Error ? error : s3ErrorFor(500);
    // What was not read of a refused body would be taken for the next request on this connection.
    request.raw.resume();
    return reply
      .code(told.status)
      .type("application/xml")
      .send(request.method === "HEAD" ? "" : errorXml(told));
  });

  void app.register(async (api) => {
    api.removeAllContentTypeParsers();
    api.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
    api.addHook("onRequest", async (request) => {
      const { method, url, headers } = request;
      // By the machine's own time: the clock that tests move is for locks, and who signs has no other than the machine's.
      checkSignature({ method, url, headers }, settings, new Date());
      refuseHeaders(settings.personality, method, headers);
      if (inBucket(request) !== settings.bucket)
        throw new S3Error(404, "NoSuchBucket", "The specified bucket does not exist");
    });

    const listed = async (request: FastifyRequest, reply: FastifyReply) => {
      const query = queryOf(request);
      const prefix = query.prefix ?? "";
      if (query.uploads !== undefined) return xml(reply, uploadsXml(settings.bucket, await bucket.uploads(prefix)));
      return xml(reply, objectsXml(settings.bucket, await bucket.list(prefix), query, settings.pageSize));
    };
    api.get("/:bucket", listed);
    api.get("/:bucket/", listed);

    api.put("/:bucket/*", async (request, reply) => {
      const { uploadId, partNumber } = queryOf(request);
      const key = keyOf(request);
      const file = bucket.incoming();
      if (uploadId !== undefined) {
        await bucket.upload(uploadId, key);
        const { bytes, md5 } = await receiveBody(bodyOf(request), request.headers, file);
        await bucket.keepPart(uploadId, { number: Number(partNumber), bytes, md5 }, file);
        return reply.header("etag", `"${md5}"`).send();
      }
      const lock = lockOf(request, clock.now());
      if (lock && request.headers["content-md5"] === undefined) {
        throw new S3Error(
          400,
          "InvalidRequest",
          "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters",
        );
      }
      const { bytes, md5 } = await receiveBody(bodyOf(request), request.headers, file);
      await mayReplace(request, key);
      const object = {
        key,
        bytes,
        etag: `"${md5}"`,
        at: clock.now().toISOString(),
        versionId: randomUUID(),
        ...told(request),
        ...(lock && { lock }),
      };
      await bucket.keep(object, file);
      return reply.header("etag", object.etag).header("x-amz-version-id", object.versionId).send();
    });

    api.post("/:bucket/*", async (request, reply) => {
      const query = queryOf(request);
      const key = keyOf(request);
      const list = await text(bodyOf(request));
      if (query.uploads !== undefined) {
        const id = await beginUpload(
          bucket,
          { key, ...told(request), lock: lockOf(request, clock.now()) },
          clock.now(),
        );
        return xml(
          reply,
          `<?xml version="1.0" encoding="UTF-8"?><InitiateMultipartUploadResult><Bucket>${settings.bucket}</Bucket><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
        );
      }
      const upload = await bucket.upload(query.uploadId ?? "", key);
      await mayReplace(request, key);
      const { etag, versionId } = await completeUpload(bucket, upload, list, settings.personality, clock.now());
      return xml(
        reply.header("x-amz-version-id", versionId),
        `<?xml version="1.0" encoding="UTF-8"?><CompleteMultipartUploadResult><Bucket>${settings.bucket}</Bucket><ETag>${etag.replaceAll('"', "&quot;")}</ETag></CompleteMultipartUploadResult>`,
      );
    });

    api.get("/:bucket/*", { exposeHeadRoute: false }, async (request, reply) => {
      const object = await present(keyOf(request));
      const wanted = request.headers["if-match"];
      if (wanted !== undefined && wanted !== object.etag) throw s3ErrorFor(412);
      const range = rangeOf(request.headers.range, object.bytes);
      describe(reply, object).header("content-length", range.to - range.from + 1);
      if (request.headers.range !== undefined) {
        reply.code(206).header("content-range", `bytes ${range.from}-${range.to}/${object.bytes}`);
      }
      return reply.send(
        object.bytes === 0 ? "" : createReadStream(bucket.dataOf(object.key), { start: range.from, end: range.to }),
      );
    });
    api.head("/:bucket/*", async (request, reply) => {
      const object = await present(keyOf(request));
      return describe(reply, object).header("content-length", object.bytes).send();
    });

    api.delete("/:bucket/*", async (request, reply) => {
      const { uploadId } = queryOf(request);
      const key = keyOf(request);
      if (uploadId !== undefined) {
        await bucket.upload(uploadId, key);
        await bucket.endUpload(uploadId);
        return reply.code(204).send();
      }
      const object = await bucket.find(key);
      if (object) refuseLocked(object);
      await bucket.remove(key);
      return reply.code(204).send();
    });
  });

  const present = async (key: string): Promise<StoredObject> => {
    const object = await bucket.find(key);
    if (!object) throw s3ErrorFor(404);
    return object;
  };
  const refuseLocked = ({ lock }: StoredObject) => {
    if (lock && Date.parse(lock.until) > clock.now().getTime()) {
      throw new S3Error(403, "AccessDenied", "Access Denied because object protected by object lock.");
    }
  };
  const mayReplace = async (request: FastifyRequest, key: string) => {
    const there = await bucket.find(key);
    if (!there) return;
    if (request.headers["if-none-match"] === "*") throw s3ErrorFor(412);
    refuseLocked(there);
  };

  return { ...(await listen(app, serving)), ...settings };
}

function describe(reply: FastifyReply, object: StoredObject): FastifyReply {
  const { metadata, lock } = object;
  for (const [name, value] of Object.entries(metadata)) reply.header(`x-amz-meta-${name}`, value);
  if (lock) {
    reply.header("x-amz-object-lock-mode", lock.mode).header("x-amz-object-lock-retain-until-date", lock.until);
  }
  return reply
    .type(object.contentType)
    .header("etag", object.etag)
    .header("last-modified", new Date(object.at).toUTCString())
    .header("x-amz-version-id", object.versionId)
    .header("accept-ranges", "bytes");
}

function lockOf({ headers }: FastifyRequest, now: Date): Lock | undefined {
  const [mode, until] = [headers["x-amz-object-lock-mode"], headers["x-amz-object-lock-retain-until-date"]];
  if (mode === undefined && until === undefined) return undefined;
  if (typeof mode !== "string" || typeof until !== "string" || !["COMPLIANCE", "GOVERNANCE"].includes(mode)) {
    throw new S3Error(400, "InvalidArgument", "Object lock needs both a mode and a date.");
  }
  if (!(Date.parse(until) > now.getTime()))
    throw new S3Error(400, "InvalidArgument", "The retain until date must be in the future!");
  return { mode, until: new Date(until).toISOString() };
}

function told({ headers }: FastifyRequest): Pick<StoredObject, "contentType" | "metadata"> {
  const own = Object.entries(headers).filter(([name]) => name.startsWith("x-amz-meta-"));
  return {
    contentType: headers["content-type"] ?? "binary/octet-stream",
    metadata: Object.fromEntries(own.map(([name, value]) => [name.slice("x-amz-meta-".length), String(value)])),
  };
}

function rangeOf(header: string | undefined, bytes: number): { from: number; to: number } {
  if (header === undefined) return { from: 0, to: bytes - 1 };
  const [, from = "", to = ""] = /^bytes=(\d+)-(\d*)$/.exec(header) ?? [];
  if (from === "" || Number(from) >= bytes)
    throw new S3Error(416, "InvalidRange", "The requested range is not satisfiable");
  return { from: Number(from), to: to === "" ? bytes - 1 : Math.min(Number(to), bytes - 1) };
}

const inBucket = ({ url }: FastifyRequest): string => decodeURIComponent(/^\/([^/?]*)/.exec(url)?.[1] ?? "");
const keyOf = ({ url }: FastifyRequest): string => decodeURIComponent(/^\/[^/?]*\/([^?]*)/.exec(url)?.[1] ?? "");

function queryOf({ url }: FastifyRequest): Record<string, string> {
  return Object.fromEntries(new URL(url, "http://s3.local").searchParams);
}

function bodyOf({ body }: FastifyRequest): Readable {
  return body instanceof Readable ? body : Readable.from([]);
}

const inXml = (error: S3Error) => ({
  status: error.status,
  headers: { "content-type": "application/xml" },
  body: errorXml(error),
});

const xml = (reply: FastifyReply, body: string): FastifyReply => reply.type("application/xml").send(body);
