import { createHmac, timingSafeEqual } from "node:crypto";

const signatureOf = (token: string, secret: string) => createHmac("sha256", secret).update(token).digest();

function cookieValue(header: string, name: string): string | undefined {
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/**
 * The session's token in a Cookie header, if one of the secrets signed it. better-auth writes `token.signature`,
 * URL-encoded, the signature being HMAC-SHA-256 in base64.
 */
export function signedToken(header: string | undefined, name: string, secrets: readonly string[]): string | null {
  const coded = header && cookieValue(header, name);
  if (!coded) return null;
  let value: string;
  try {
    value = decodeURIComponent(coded);
  } catch {
    return null;
  }
  const dot = value.lastIndexOf(".");
  const token = value.slice(0, dot);
  const signature = Buffer.from(value.slice(dot + 1), "base64");
  const signed = secrets.some((secret) => {
    const expected = signatureOf(token, secret);
    return signature.length === expected.length && timingSafeEqual(signature, expected);
  });
  return dot > 0 && signed ? token : null;
}

/** The Cookie header with its session signed by the newest secret, so that rotating secrets signs nobody out. */
export function resigned(header: string, name: string, secrets: readonly string[]): string {
  const [newest = ""] = secrets;
  const token = signedToken(header, name, secrets);
  if (token === null || signedToken(header, name, [newest]) !== null) return header;
  const fresh = encodeURIComponent(`${token}.${signatureOf(token, newest).toString("base64")}`);
  return header.replace(`${name}=${cookieValue(header, name)}`, `${name}=${fresh}`);
}
