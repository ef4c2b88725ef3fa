import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readFile } from "node:fs/promises";
import sharp from "sharp";
import { CloudinaryError } from "./cloudinary-error.ts";
import { type SniffedKind, sniffFormat } from "./sniff-format.ts";

export type Inspection = SniffedKind & { bytes: number; etag: string; width?: number; height?: number; pages?: number };

/** Looks into a staged file: real kind, size, md5 and, for pictures and PDFs, dimensions. Throws on a broken picture. */
export async function inspectFile(path: string): Promise<Inspection> {
  const md5 = createHash("md5");
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    md5.update(chunk);
    bytes += chunk.length;
  }
  const kind = sniffFormat(await headOf(path));
  return { ...kind, bytes, etag: md5.digest("hex"), ...(await dimensions(path, kind)) };
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
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
