import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { CloudinaryError } from "./cloudinary-error.ts";
import { type SniffedKind, sniffFormat } from "./sniff-format.ts";

export type Inspection = SniffedKind & { bytes: number; etag: string; width?: number; height?: number; pages?: number };

const HEAD_BYTES = 4_096;

/** What passing by tells of a file: how long it is, its fingerprint, and how it begins. */
export type Seen = { bytes: number; etag: string; head: Buffer };

/** Sees a file pass by, so that it need not be read again. */
export function watchBytes(): { take: (chunk: Buffer) => void; seen: () => Seen } {
  const md5 = createHash("md5");
  let bytes = 0;
  let head = Buffer.alloc(0);
  return {
    take(chunk) {
      md5.update(chunk);
      bytes += chunk.length;
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
    },
    seen: () => ({ bytes, etag: md5.digest("hex"), head }),
  };
}

/** Looks into a staged file: real kind, size, md5 and, for pictures and PDFs, dimensions. Throws on a broken picture. */
export async function inspectFile(path: string, seen?: Seen): Promise<Inspection> {
  const { bytes, etag, head } = seen ?? (await read(path));
  const kind = sniffFormat(head);
  return { ...kind, bytes, etag, ...(await dimensions(path, kind)) };
}

async function read(path: string): Promise<Seen> {
  const watched = watchBytes();
  for await (const chunk of createReadStream(path)) watched.take(chunk);
  return watched.seen();
}

async function dimensions(
  path: string,
  kind: SniffedKind,
): Promise<{ width?: number; height?: number; pages?: number }> {
  if (kind.resourceType !== "image" || kind.format === "bmp" || kind.format === "heic") return {};
  if (kind.format === "pdf") return pdfDimensions(await readFile(path, "latin1"));
  try {
    const { width, height, pages } = await sharp(path, { limitInputPixels: false }).metadata();
    return { width, height, ...(pages && pages > 1 ? { pages } : {}) };
  } catch {
    throw new CloudinaryError(400, "Invalid image file");
  }
}

function pdfDimensions(text: string): { width?: number; height?: number; pages?: number } {
  const box = /\/MediaBox\s*\[\s*([\d.-]+)\s+([\d.-]+)\s+([\d.-]+)\s+([\d.-]+)/.exec(text);
  const pages = text.match(/\/Type\s*\/Page(?!s)/g)?.length;
  const size = box
    ? { width: Math.round(Number(box[3]) - Number(box[1])), height: Math.round(Number(box[4]) - Number(box[2])) }
    : {};
  return { ...size, ...(pages ? { pages } : {}) };
}
