import { PLATFORMS } from "../creators/index.ts";
import { Refusal } from "../refusal.ts";

export type PostPlatform = (typeof PLATFORMS)[number];

/** The hosts of each platform and what the path of a post looks like there. */
const POSTS: Record<PostPlatform, { hosts: readonly string[]; path: RegExp; keeps?: readonly string[] }> = {
  instagram: { hosts: ["instagram.com"], path: /^(\/[\w.]+)?\/(p|reel|reels|tv|stories|share)\/[\w./-]+$/ },
  tiktok: {
    hosts: ["tiktok.com", "vm.tiktok.com", "vt.tiktok.com"],
    path: /^\/(@[\w.]+\/(video|photo)\/\d+|t\/\w+|\w{6,})$/,
  },
  youtube: { hosts: ["youtube.com", "youtu.be"], path: /^\/(watch|shorts\/[\w-]+|[\w-]{11})$/, keeps: ["v"] },
  facebook: {
    hosts: ["facebook.com", "fb.watch"],
    path: /^\/(reel\/\d+|share\/\w+\/[\w-]+|watch|story\.php|permalink\.php|photo(\.php)?|[\w.]+\/(posts|videos|photos)\/[\w./-]+|[\w-]{6,})$/,
    keeps: ["v", "fbid", "story_fbid", "id"],
  },
  x: { hosts: ["x.com", "twitter.com"], path: /^\/\w+\/status\/\d+$/ },
};

export type PostLink = { url: string; platform: PostPlatform };

/**
 * The address of one post on a platform, without what only follows people around. Refuses a profile, a search, another
 * site, and anything that is no address.
 */
export function postLink(text: string): PostLink {
  const address = readAddress(text.trim());
  const host = address?.hostname.replace(/^(www|m|web|mobile|l)\./, "") ?? "";
  const platform = PLATFORMS.find((name) => POSTS[name].hosts.includes(host));
  if (!address || !platform) throw new Refusal("breaks-a-rule", "not-a-post-link", { field: "url" });
  const { path, keeps = [] } = POSTS[platform];
  const pathname = address.pathname.replace(/\/+$/, "");
  const kept = [...address.searchParams].filter(([name]) => keeps.includes(name));
  const needsId = pathname === "/watch" && !kept.some(([name]) => name === "v");
  if (!path.test(pathname) || needsId)
    throw new Refusal("breaks-a-rule", "not-a-post-link", { field: "url", platform });
  const query = kept.length > 0 ? `?${new URLSearchParams(kept)}` : "";
  return { url: `https://${address.hostname}${pathname}${query}`, platform };
}

/** People paste what they copied, often without `https://`. */
function readAddress(text: string): URL | null {
  const address = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  return address && address.username === "" && address.port === "" ? address : null;
}
