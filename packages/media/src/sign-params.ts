import { createHash } from "node:crypto";

/**
 * The signature of an Upload API call, version 2 with SHA-256: sorted, `&` inside a pair escaped, the secret behind.
 * https://cloudinary.com/documentation/signatures
 */
export function signParams(params: Readonly<Record<string, string>>, apiSecret: string): string {
  const pairs = Object.entries(params)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}=${value}`.replaceAll("&", "%26"))
    .sort();
  return createHash("sha256").update(pairs.join("&")).update(apiSecret).digest("hex");
}
