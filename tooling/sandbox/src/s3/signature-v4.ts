import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { S3Error } from "./s3-error.ts";

export type S3Credentials = { accessKeyId: string; secretAccessKey: string; region: string };

type Asked = { method: string; url: string; headers: IncomingHttpHeaders };

const SKEW_MS = 15 * 60_000;

/**
 * Checks an AWS Signature Version 4 in the Authorization header:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 *
 * @throws S3Error as S3 would answer
 */
export function checkSignature(asked: Asked, credentials: S3Credentials, now: Date): void {
  const { headers } = asked;
  const authorization = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
    headers.authorization ?? "",
  );
  const [, credential = "", signedHeaders = "", given = ""] = authorization ?? [];
  if (!authorization) throw new S3Error(403, "AccessDenied", "Access Denied");
  const [accessKeyId, day, region, service, terminator] = credential.split("/");
  if (accessKeyId !== credentials.accessKeyId) {
    throw new S3Error(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.");
  }
  if (region !== credentials.region || service !== "s3" || terminator !== "aws4_request") {
    throw new S3Error(
      400,
      "AuthorizationHeaderMalformed",
      `The authorization header is malformed; the region '${region}' is wrong; expecting '${credentials.region}'`,
    );
  }
  const at = textOf(headers["x-amz-date"]);
  const askedAt = Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (Number.isNaN(askedAt) || Math.abs(now.getTime() - askedAt) > SKEW_MS) {
    throw new S3Error(
      403,
      "RequestTimeTooSkewed",
      "The difference between the request time and the current time is too large.",
    );
  }
  const names = signedHeaders.split(";");
  if (!names.includes("host") || Object.keys(headers).some((name) => isOurs(name) && !names.includes(name))) {
    throw new S3Error(403, "AccessDenied", "There were headers present in the request which were not signed");
  }

  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", at, scope, sha256(canonicalRequest(asked, names))].join("\n");
  const key = [day ?? "", credentials.region, "s3", "aws4_request"].reduce<Buffer>(
    (derived, part) => hmac(derived, part),
    Buffer.from(`AWS4${credentials.secretAccessKey}`),
  );
  if (!timingSafeEqual(hmac(key, toSign), Buffer.from(given, "hex"))) {
    throw new S3Error(
      403,
      "SignatureDoesNotMatch",
      "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
    );
  }
}

function canonicalRequest({ method, url, headers }: Asked, names: readonly string[]): string {
  const [path = "/", query = ""] = url.split("?", 2);
  const pairs = query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const [name = "", value = ""] = pair.split("=", 2);
      return `${strictly(name)}=${strictly(value)}`;
    })
    .sort();
  return [
    method,
    path
      .split("/")
      .map((part) => strictly(part))
      .join("/"),
    pairs.join("&"),
    ...names.map((name) => `${name}:${textOf(headers[name]).trim().replace(/\s+/g, " ")}`),
    "",
    names.join(";"),
    textOf(headers["x-amz-content-sha256"]),
  ].join("\n");
}

/** Encoded as S3 wants it, whatever of it was encoded before. */
function strictly(text: string): string {
  return encodeURIComponent(decodeURIComponent(text.replaceAll("+", "%20"))).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const isOurs = (name: string): boolean => name.startsWith("x-amz-") || name === "content-md5";
const textOf = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? value.join(",") : (value ?? "");
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const hmac = (key: Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
