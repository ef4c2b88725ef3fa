import type { StoredObject } from "./bucket.ts";
import { escapeXml } from "./s3-error.ts";

/** One page of ListObjectsV2: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export function objectsXml(
  bucketName: string,
  objects: readonly StoredObject[],
  query: Readonly<Record<string, string>>,
  most: number,
): string {
  const limit = Math.min(Number(query["max-keys"] ?? most), most);
  const after = query["continuation-token"] ?? query["start-after"] ?? "";
  const rest = objects.filter(({ key }) => key > after);
  const page = rest.slice(0, limit);
  const next = rest.length > page.length ? page.at(-1)?.key : undefined;
  const rows = page.map(
    ({ key, at, etag, bytes }) =>
      `<Contents><Key>${escapeXml(key)}</Key><LastModified>${at}</LastModified><ETag>${escapeXml(etag)}</ETag><Size>${bytes}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?><ListBucketResult>',
    `<Name>${bucketName}</Name><Prefix>${escapeXml(query.prefix ?? "")}</Prefix><KeyCount>${page.length}</KeyCount>`,
    `<MaxKeys>${limit}</MaxKeys><IsTruncated>${next !== undefined}</IsTruncated>`,
    next === undefined ? "" : `<NextContinuationToken>${escapeXml(next)}</NextContinuationToken>`,
    ...rows,
    "</ListBucketResult>",
  ].join("");
}
