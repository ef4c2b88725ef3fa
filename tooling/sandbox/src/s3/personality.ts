import type { IncomingHttpHeaders } from "node:http";
import { S3Error } from "./s3-error.ts";

/** Whose bucket it plays: what one company takes, another refuses. */
export type S3Personality = "aws" | "r2" | "b2" | "minio";

export const PERSONALITIES: readonly S3Personality[] = ["aws", "r2", "b2", "minio"];

/**
 * Refuses the headers that the company refused when it was last looked at. Whether B2 takes `If-None-Match` is not known; the
 * strict reading is taken.
 */
export function refuseHeaders(personality: S3Personality, method: string, headers: IncomingHttpHeaders): void {
  const has = (name: string) => headers[name] !== undefined;
  const checksums = Object.keys(headers).filter((name) => /^x-amz-(sdk-)?checksum-/.test(name));
  if (personality === "r2") {
    if (checksums.length > 0) throw notImplemented(checksums[0] ?? "");
    const lock = Object.keys(headers).find((name) => name.startsWith("x-amz-object-lock-"));
    if (lock !== undefined) throw notImplemented(lock);
  }
  if (personality === "b2") {
    if (has("x-amz-sdk-checksum-algorithm")) {
      throw new S3Error(
        400,
        "InvalidArgument",
        "Unsupported header 'x-amz-sdk-checksum-algorithm' received for this API call.",
      );
    }
    if (method !== "GET" && method !== "HEAD" && has("if-none-match")) throw notImplemented("If-None-Match");
  }
  if (personality === "minio" && headers["x-amz-content-sha256"] === "STREAMING-UNSIGNED-PAYLOAD-TRAILER") {
    throw notImplemented("x-amz-trailer");
  }
}

function notImplemented(header: string): S3Error {
  return new S3Error(
    501,
    "NotImplemented",
    `Header '${header}' with the given value is not implemented: A header you provided implies functionality that is not implemented`,
  );
}
