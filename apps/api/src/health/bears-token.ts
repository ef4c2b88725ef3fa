import { createHash, timingSafeEqual } from "node:crypto";

/** Compares in a time that tells nothing about how much of it was right. */
export function bearsToken(header: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(header ?? ""), digest(`Bearer ${token}`));
}
