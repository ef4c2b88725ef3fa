import { createHash } from "node:crypto";
import type { CompletedPart } from "@aws-sdk/client-s3";
import { ExternalError } from "@vitrina/outside";
import { BadAnswer } from "./explain-s3.ts";
import type { ObjectStorage, PartSource, StoredObject } from "./object-storage.ts";
import type { Ask } from "./s3-storage.ts";
import type { MANNERS, Vendor } from "./vendors.ts";

/** All parts but the last are of one size: R2 wants them equal, and S3 at least 5 MiB. Two are on their way at once. */
const PART_BYTES = 16 * 1024 * 1024;
const LANES = 2;

type Bucket = {
  ask: Ask;
  head: (key: string) => Promise<StoredObject | null>;
  bucket: string;
  manners: (typeof MANNERS)[Vendor];
  partBytes?: number | undefined;
};
type How = NonNullable<Parameters<ObjectStorage["put"]>[2]>;

export async function putObject(at: Bucket, key: string, source: PartSource, how: How): Promise<void> {
  // Where the company does not know `If-None-Match`, this look is all there is.
  if (!at.manners.ifNoneMatch) {
    const there = await at.head(key);
    if (there && !isThis(there, source)) throw taken(key);
    if (there) return;
  }
  try {
    if (source.bytes <= (at.partBytes ?? PART_BYTES)) await inOnePiece(at, key, source, how);
    else await inParts(at, key, source, how);
  } catch (error) {
    // Its answer may have been lost: then the object is there, and a second attempt finds it taken, or its upload gone.
    const mayBeDone =
      error instanceof ExternalError && (error.outcomeUnknown || ["conflict", "not_found"].includes(error.kind));
    const there = mayBeDone && !how.signal?.aborted ? await at.head(key).catch(() => null) : null;
    if (!there || !isThis(there, source)) throw error;
  }
}

async function inOnePiece({ ask, bucket, manners }: Bucket, key: string, source: PartSource, how: How): Promise<void> {
  await ask("put", { repeatable: true, signal: how.signal }, async (client, sdk, options) => {
    const body = await source.read(0, source.bytes);
    const answer = await client.send(
      new sdk.PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentLength: body.length,
        ContentMD5: md5(body),
        ...describing(source, how, manners),
        ...(manners.ifNoneMatch && { IfNoneMatch: "*" }),
      }),
      options,
    );
    if (answer.ETag === undefined) throw new BadAnswer("no ETag came back");
  });
  how.onSent?.(source.bytes);
}

async function inParts(to: Bucket, key: string, source: PartSource, how: How): Promise<void> {
  const { ask, bucket, manners, partBytes = PART_BYTES } = to;
  const { signal } = how;
  const at = { Bucket: bucket, Key: key };
  const UploadId = await ask("begin-upload", { repeatable: true, signal }, async (client, sdk, options) => {
    const asked = { ...at, ...describing(source, how, manners) };
    const answer = await client.send(new sdk.CreateMultipartUploadCommand(asked), options);
    if (answer.UploadId === undefined) throw new BadAnswer("no upload id came back");
    return answer.UploadId;
  });
  try {
    await how.onUpload?.(UploadId);
    const parts = await sendParts(ask, { ...at, UploadId }, partBytes, source, how);
    await ask("complete-upload", { repeatable: true, signal }, async (client, sdk, options) => {
      const asked = {
        ...at,
        UploadId,
        MultipartUpload: { Parts: parts },
        ...(manners.ifNoneMatch && { IfNoneMatch: "*" }),
      };
      const answer = await client.send(new sdk.CompleteMultipartUploadCommand(asked), options);
      if (answer.ETag === undefined) throw new BadAnswer("no ETag came back");
    });
  } catch (error) {
    await ask("abandon", { repeatable: true }, (client, sdk, options) =>
      client.send(new sdk.AbortMultipartUploadCommand({ ...at, UploadId }), options),
    ).catch(() => {});
    throw error;
  }
}

async function sendParts(
  ask: Ask,
  at: { Bucket: string; Key: string; UploadId: string },
  partBytes: number,
  source: PartSource,
  { signal, onSent }: How,
): Promise<CompletedPart[]> {
  const count = Math.ceil(source.bytes / partBytes);
  const parts: CompletedPart[] = [];
  let next = 0;
  let failed = false;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < count && !failed; index = next++) {
      const from = index * partBytes;
      const length = Math.min(partBytes, source.bytes - from);
      const PartNumber = index + 1;
      const ETag = await ask("upload-part", { repeatable: true, signal }, async (client, sdk, options) => {
        const body = await source.read(from, length);
        const asked = { ...at, PartNumber, Body: body, ContentLength: length, ContentMD5: md5(body) };
        const answer = await client.send(new sdk.UploadPartCommand(asked), options);
        if (answer.ETag === undefined) throw new BadAnswer("no ETag came back");
        return answer.ETag;
      });
      parts[index] = { PartNumber, ETag };
      onSent?.(length);
    }
  };
  const lanes = Array.from({ length: Math.min(LANES, count) }, () =>
    lane().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  const ended = await Promise.allSettled(lanes);
  for (const end of ended) if (end.status === "rejected") throw end.reason;
  return parts;
}

function describing({ sha256 }: PartSource, { contentType, lockUntil }: How, manners: Bucket["manners"]) {
  return {
    ContentType: contentType ?? "application/octet-stream",
    Metadata: { sha256 },
    ...(lockUntil &&
      manners.objectLock && { ObjectLockMode: "COMPLIANCE" as const, ObjectLockRetainUntilDate: lockUntil }),
  };
}

const isThis = (there: StoredObject, source: PartSource): boolean =>
  there.bytes === source.bytes && there.sha256 === source.sha256;

const md5 = (bytes: Uint8Array): string => createHash("md5").update(bytes).digest("base64");

function taken(key: string): ExternalError {
  const message = `another object is there under ${key}`;
  return new ExternalError("s3", "put", 1, { kind: "conflict", message, retryable: false, outcomeUnknown: false });
}
