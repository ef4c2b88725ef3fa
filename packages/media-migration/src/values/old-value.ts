import { isPictureInBase64, readBase64, readDataUri } from "./inline-content.ts";
import { uploadPath } from "./upload-path.ts";

/**
 * Where a value leads, when the content behind it can be moved. `paths` are tried in order, below the upload folder; `ids`
 * likewise, as texts, whatever type the file's own id has.
 */
export type Movable =
  | { kind: "upload"; paths: readonly string[] }
  | { kind: "gridfs"; ids: readonly string[] }
  | { kind: "data-uri"; content: () => Buffer }
  | { kind: "base64"; content: () => Buffer };

/** A value that stays as it is. */
export type Staying =
  | { kind: "empty" }
  | { kind: "moved" }
  | { kind: "outside"; host: string }
  | { kind: "rubbish"; reason: Rubbish };

export type Rubbish =
  | "not-a-text"
  | "not-an-address"
  | "bad-id"
  | "outside-the-folder"
  | "not-in-an-old-store"
  | "broken-data-uri"
  | "broken-base64"
  | "inside-a-text";

export type OldValue = Movable | Staying;

export type Surroundings = {
  /** Hosts under which the site itself was reached, ports left out, lower case. */
  ownHosts: readonly string[];
  /** What addresses of files that were moved already begin with. */
  deliveryBase: string;
};

/** The id may be followed by the name of the file. */
const FILE_ID = /^(?:\.?\/)*api\/files\/(?:(?:fs|uploads)\/)?([^/?#]*)(?:\/[^/?#]*)?(?:[?#].*)?$/is;

/** Says what a stored value is. Pure: looks at nothing but the value. */
export function readValue(value: unknown, surroundings: Surroundings): OldValue {
  if (value === null || value === undefined) return { kind: "empty" };
  if (typeof value !== "string") return rubbish("not-a-text");
  const text = value.trim();
  if (text === "") return { kind: "empty" };
  if (/^data:/i.test(text)) {
    const content = readDataUri(text);
    return content ? { kind: "data-uri", content } : rubbish("broken-data-uri");
  }
  const grid = /^gridfs:\/{0,2}(?:(?:fs|uploads)[/:])?(.*)$/is.exec(text);
  if (grid) return file(grid[1]);
  if (text.startsWith(`${surroundings.deliveryBase}/`)) return { kind: "moved" };
  if (/^(https?:)?\/\//i.test(text)) return address(text, surroundings);
  const local = localPath(text);
  if (local) return local;
  const inText = /(?:["'(=\s])(?:\/uploads\/|\/api\/files\/|data:image\/|gridfs:)/i.test(text);
  if (inText) return rubbish("inside-a-text");
  const base64 = isPictureInBase64(text) ? readBase64(text) : "no-picture";
  if (base64 === "no-picture") return rubbish("not-an-address");
  return base64 ? { kind: "base64", content: base64 } : rubbish("broken-base64");
}

export function isMovable(value: OldValue): value is Movable {
  return value.kind === "upload" || value.kind === "gridfs" || value.kind === "data-uri" || value.kind === "base64";
}

function address(text: string, { ownHosts }: Surroundings): OldValue {
  const url = URL.parse(text.startsWith("//") ? `https:${text}` : text);
  if (!url) return rubbish("not-an-address");
  const host = plainHost(url.hostname);
  if (host === "res.cloudinary.com" || host.endsWith(".cloudinary.com")) return { kind: "moved" };
  if (!ownHosts.some((own) => plainHost(own) === host)) return { kind: "outside", host };
  // The parser resolves ".." on its own; what was written decides.
  const written = text.replace(/^(https?:)?\/\/[^/?#]*/i, "");
  return localPath(written) ?? rubbish("not-in-an-old-store");
}

/** With and without "www.", in capitals or with a dot behind, it is the same house. */
function plainHost(host: string): string {
  return (URL.parse(`http://${host}`)?.hostname ?? host)
    .toLowerCase()
    .replace(/\.$/, "")
    .replace(/^www\./, "");
}

function localPath(text: string): OldValue | undefined {
  const id = FILE_ID.exec(text);
  if (id) return file(id[1]);
  const path = uploadPath(text);
  if (path === "escapes") return rubbish("outside-the-folder");
  return path && { kind: "upload", paths: path };
}

/** Usually 24 digits, but GridFS takes any id; behind it there may be a query or an ending. */
function file(written = ""): OldValue {
  const plain = written
    .replace(/[?#].*$/s, "")
    .trim()
    .replace(/^ObjectId\(["']?([0-9a-f]{24})["']?\)$/i, "$1");
  const hex = /^([0-9a-f]{24})(?:\.[a-z0-9]{2,5})?$/i.exec(plain)?.[1];
  if (hex) return { kind: "gridfs", ids: [...new Set([hex.toLowerCase(), hex, plain])] };
  const ids = [...new Set([plain, decoded(plain), plain.replace(/\.[a-z0-9]{2,5}$/i, "")])].filter((id) => id !== "");
  const isOne = ids.length > 0 && ids.every((id) => id.length <= 200 && !/[\p{Cc}/\\]/u.test(id));
  return isOne ? { kind: "gridfs", ids } : rubbish("bad-id");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function rubbish(reason: Rubbish): OldValue {
  return { kind: "rubbish", reason };
}
