import type { Platform } from "./creator.ts";

type Rule = { hosts: readonly string[]; shape: RegExp; address: (handle: string) => string };

/** What each platform lets a handle be, as its own sign-up does. */
const RULES: Record<Platform, Rule> = {
  instagram: {
    hosts: ["instagram.com"],
    shape: /^(?!.*\.\.)(?!\.)[a-z0-9._]{1,30}(?<!\.)$/,
    address: (handle) => `https://www.instagram.com/${handle}`,
  },
  tiktok: {
    hosts: ["tiktok.com"],
    shape: /^[a-z0-9._]{2,24}(?<!\.)$/,
    address: (handle) => `https://www.tiktok.com/@${handle}`,
  },
  youtube: {
    hosts: ["youtube.com"],
    shape: /^[\p{L}\p{N}._-]{3,30}$/u,
    address: (handle) => `https://www.youtube.com/@${handle}`,
  },
  facebook: {
    hosts: ["facebook.com", "fb.com"],
    shape: /^[a-z0-9.]{5,50}$/,
    address: (handle) => `https://www.facebook.com/${handle}`,
  },
  x: {
    hosts: ["x.com", "twitter.com"],
    shape: /^[a-z0-9_]{1,15}$/,
    address: (handle) => `https://x.com/${handle}`,
  },
};

const ADDRESS = /^(?:https?:\/\/)?(?:(?:www|m|web)\.)?([^/\s]+\.[a-z]+)\/([^/?#]*)/i;

/**
 * What somebody typed or pasted as their handle, `@Sofi` or `https://www.instagram.com/sofi/?hl=es`, as the platform writes
 * it: `sofi`. Null when that platform could not have such a handle.
 */
export function handleOf(platform: Platform, typed: string): string | null {
  const { hosts, shape } = RULES[platform];
  const [, host, path] = ADDRESS.exec(typed.trim()) ?? [];
  if (host && !hosts.includes(host.toLowerCase())) return null;
  const plain = (path ?? typed.trim()).replace(/^(@|%40)/i, "").toLowerCase();
  return shape.test(plain) ? plain : null;
}

/** Where a handle's page is. */
export function handleAddress(platform: Platform, handle: string): string {
  return RULES[platform].address(handle);
}
