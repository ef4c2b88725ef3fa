import { createHash, randomUUID } from "node:crypto";
import type { Bucket, Lock, Part, StoredObject, Upload } from "./bucket.ts";
import type { S3Personality } from "./personality.ts";
import { escapeXml, S3Error } from "./s3-error.ts";

/** The smallest part that is not the last: 5 MiB. */
const LEAST_PART = 5 * 1024 * 1024;

export async function beginUpload(
  bucket: Bucket,
  about: Pick<Upload, "key" | "contentType" | "metadata"> & { lock: Lock | undefined },
  now: Date,
): Promise<string> {
  const { lock, ...rest } = about;
  const id = randomUUID();
  await bucket.begin({ ...rest, id, at: now.toISOString(), ...(lock && { lock }) });
  return id;
}

/** Joins what the list names into one object. @throws S3Error when a part is missing, changed, too small or out of order */
export async function completeUpload(
  bucket: Bucket,
  upload: Upload,
  list: string,
  personality: S3Personality,
  now: Date,
): Promise<StoredObject> {
  const parts = await checkedParts(bucket, upload.id, list, personality);
  const file = await bucket.join(upload.id, parts);
  const whole = createHash("md5");
  for (const { md5 } of parts) whole.update(Buffer.from(md5, "hex"));
  const object: StoredObject = {
    key: upload.key,
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    etag: `"${whole.digest("hex")}-${parts.length}"`,
    at: now.toISOString(),
    versionId: randomUUID(),
    contentType: upload.contentType,
    metadata: upload.metadata,
    ...(upload.lock && { lock: upload.lock }),
  };
  await bucket.keep(object, file);
  await bucket.endUpload(upload.id);
  return object;
}

async function checkedParts(bucket: Bucket, id: string, list: string, personality: S3Personality): Promise<Part[]> {
  const named = [...list.matchAll(/<Part>([\s\S]*?)<\/Part>/g)].map(([, inside = ""]) => ({
    number: Number(/<PartNumber>(\d+)<\/PartNumber>/.exec(inside)?.[1]),
    etag: (/<ETag>(.*?)<\/ETag>/.exec(inside)?.[1] ?? "").replaceAll("&quot;", "").replaceAll('"', ""),
  }));
  if (named.length === 0) throw new S3Error(400, "MalformedXML", "The XML you provided was not well-formed.");
  const parts: Part[] = [];
  let before = 0;
  for (const { number, etag } of named) {
    if (!(number > before)) throw new S3Error(400, "InvalidPartOrder", "The list of parts was not in ascending order.");
    before = number;
    const part = await bucket.part(id, number);
    if (part?.md5 !== etag) {
      throw new S3Error(400, "InvalidPart", "One or more of the specified parts could not be found.");
    }
    parts.push(part);
  }
  const first = parts[0]?.bytes;
  for (const { bytes } of parts.slice(0, -1)) {
    if (bytes < LEAST_PART) {
      throw new S3Error(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed object size.");
    }
    if (personality === "r2" && bytes !== first) {
      throw new S3Error(400, "InvalidPart", "All non-trailing parts must have the same length.");
    }
  }
  return parts;
}

export function uploadsXml(bucketName: string, uploads: readonly Upload[]): string {
  const rows = uploads.map(
    ({ key, id, at }) =>
      `<Upload><Key>${escapeXml(key)}</Key><UploadId>${id}</UploadId><Initiated>${at}</Initiated></Upload>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><ListMultipartUploadsResult><Bucket>${bucketName}</Bucket><IsTruncated>false</IsTruncated>${rows.join("")}</ListMultipartUploadsResult>`;
}
