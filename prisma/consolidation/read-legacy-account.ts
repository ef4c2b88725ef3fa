export type LegacyPlatform = "instagram" | "tiktok" | "youtube" | "facebook" | "x";
export type ReadAccount = { platform: LegacyPlatform; handle: string; url: string; followers: number };

const HOSTS: Readonly<Record<string, LegacyPlatform>> = {
  "instagram.com": "instagram",
  "instagr.am": "instagram",
  "tiktok.com": "tiktok",
  "youtube.com": "youtube",
  "facebook.com": "facebook",
  "fb.com": "facebook",
  "x.com": "x",
  "twitter.com": "x",
};

const ADDRESS = /^(?:https?:\/\/)?(?:(?:www|m|web|vm)\.)?([a-z0-9-]+\.[a-z]{2,3})(?:\/([^?#]*))?(?:[?#].*)?$/i;
const HANDLE = /^[\p{L}\p{N}._-]{1,60}$/u;
const FOLLOWERS_MAX = 1_000_000_000;

/**
 * One account as the previous application stored it: `@Sofi`, `sofi`, `https://www.instagram.com/sofi/?hl=es`, an object with
 * a handle in it. An address of another platform is that platform's account. Null for what is no account.
 */
export function readLegacyAccount(field: "instagram" | "tiktok", value: unknown): ReadAccount | null {
  if (typeof value === "number" && Number.isSafeInteger(value)) return plain(field, String(value), 0);
  if (typeof value === "string") return fromText(field, value, 0);
  if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof Date) return null;
  const { handle, username, user, name, url, link, followers } = value as Record<string, unknown>;
  const text = [handle, username, user, url, link, name].find((one) => typeof one === "string" && one.trim() !== "");
  return typeof text === "string" ? fromText(field, text, followersOf(followers)) : null;
}

/** How two accounts are compared: case and a leading `@` make no other account, nor does the address around the name. */
export function accountKey(platform: string, handle: string): string {
  const read = fromText(platform === "tiktok" ? "tiktok" : "instagram", handle, 0);
  const name = read && isAddress(handle) ? read.handle : handle.trim().replace(/^@/, "");
  return `${platform} ${name.toLowerCase()}`;
}

function fromText(field: "instagram" | "tiktok", text: string, followers: number): ReadAccount | null {
  const trimmed = text.trim();
  const [, host, path = ""] = ADDRESS.exec(trimmed) ?? [];
  const platform = HOSTS[host?.toLowerCase() ?? ""];
  if (!platform) return plain(field, trimmed, followers);
  const name = decoded(path).split("/").find(Boolean) ?? "";
  const account = plain(platform, name, followers);
  return account && { ...account, url: /^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}` };
}

const isAddress = (text: string) => HOSTS[ADDRESS.exec(text.trim())?.[1]?.toLowerCase() ?? ""] !== undefined;

function plain(platform: LegacyPlatform, text: string, followers: number): ReadAccount | null {
  const handle = text.trim().replace(/^@/, "");
  return HANDLE.test(handle) ? { platform, handle, url: "", followers } : null;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function followersOf(value: unknown): number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= FOLLOWERS_MAX ? value : 0;
}
