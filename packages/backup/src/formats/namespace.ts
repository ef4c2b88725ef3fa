import { createHash } from "node:crypto";

/** With the longest ending, `.metadata.json.gz`, a name of more bytes than this is too long for a file. */
const LONGEST = 238;
const KEPT = 208;

/** A collection's name as mongodump writes it on disk: Go's `url.QueryEscape`, and a hash in place of what is too long. */
export function fileNameOf(collection: string): string {
  const escaped = encodeURIComponent(collection)
    .replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
  if (escaped.length <= LONGEST) return escaped;
  const hash = createHash("sha1").update(collection).digest("base64url");
  return `${escaped.slice(0, KEPT)}%24${hash}`;
}

/** What mongodump leaves out: everything of the server's own but stored functions, and names with a dollar sign. */
export function isLeftOut(collection: string): boolean {
  if (collection === "system.js") return false;
  return collection.startsWith("system.") || collection.includes("$");
}
