import { createHash, timingSafeEqual } from "node:crypto";

export type HashName = "sha1" | "sha256";

const NEVER_SIGNED = new Set(["file", "cloud_name", "resource_type", "api_key", "signature"]);

/** Version 2 escapes `&` inside each pair, which keeps one value from smuggling in another parameter. */
export function stringToSign(params: Record<string, string>, version: 1 | 2): string {
  return Object.entries(params)
    .filter(([name, value]) => !NEVER_SIGNED.has(name) && value !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => (version === 2 ? `${name}=${value}`.replaceAll("&", "%26") : `${name}=${value}`))
    .join("&");
}

export function hashHex(text: string | Buffer, hash: HashName): string {
  return createHash(hash).update(text).digest("hex");
}

export function requestSignature(
  params: Record<string, string>,
  secret: string,
  hash: HashName = "sha1",
  version: 1 | 2 = 2,
): string {
  return hashHex(stringToSign(params, version) + secret, hash);
}

/** Neither the algorithm nor the version travels on the wire, so any of the four is taken unless the account allows one. */
export function acceptsSignature(
  params: Record<string, string>,
  secret: string,
  allowed: readonly HashName[],
): boolean {
  const given = params.signature ?? "";
  return allowed.some((hash) =>
    ([1, 2] as const).some((version) => sameText(given, requestSignature(params, secret, hash, version))),
  );
}

export function responseSignature(publicId: string, version: number, secret: string, hash: HashName): string {
  return requestSignature({ public_id: publicId, version: String(version) }, secret, hash, 1);
}

export function webhookSignature(body: string, timestamp: number, secret: string, hash: HashName): string {
  return hashHex(`${body}${timestamp}${secret}`, hash);
}

/** The part between `s--` and `--`. `signed` is `<transformation>/<public id with extension>`, without the version. */
export function deliverySignature(signed: string, secret: string, form: HashName | "long"): string {
  const digest = createHash(form === "sha1" ? "sha1" : "sha256")
    .update(signed + secret)
    .digest("base64");
  return digest
    .slice(0, form === "long" ? 32 : 8)
    .replaceAll("/", "_")
    .replaceAll("+", "-");
}

export function acceptsDeliverySignature(given: string, signed: string, secret: string): boolean {
  return (["sha1", "sha256", "long"] as const).some((form) => sameText(given, deliverySignature(signed, secret, form)));
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
