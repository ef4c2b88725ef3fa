import { createHash } from "node:crypto";

/**
 * Secrets as better-auth takes them. The version follows from the secret itself, so that what was encrypted with one is
 * still found after newer ones were put in front and older ones taken out.
 */
export function secretVersions(secrets: readonly string[]): { version: number; value: string }[] {
  return secrets.map((value) => ({ version: createHash("sha256").update(value).digest().readUInt32BE(0), value }));
}
