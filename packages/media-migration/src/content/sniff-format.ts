export type Sniffed = { format: string; resourceType: "image" | "video" };

const ascii = (head: Uint8Array, from: number, to: number) => Buffer.from(head.subarray(from, to)).toString("latin1");
const starts = (head: Uint8Array, ...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);
const image = (format: string): Sniffed => ({ format, resourceType: "image" });
const video = (format: string): Sniffed => ({ format, resourceType: "video" });

/** How many bytes of a file decide what it is. */
export const HEAD_BYTES = 4_096;

/** What a file is by its own first bytes, whatever its name or its label says; nothing when it is no picture and no film. */
export function sniffFormat(head: Uint8Array): Sniffed | "svg" | undefined {
  if (starts(head, 0xff, 0xd8, 0xff)) return image("jpg");
  if (starts(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return image("png");
  if (/^GIF8[79]a/.test(ascii(head, 0, 6))) return image("gif");
  if (ascii(head, 0, 4) === "RIFF" && ascii(head, 8, 12) === "WEBP") return image("webp");
  if (ascii(head, 4, 8) === "ftyp") return fromBrand(ascii(head, 8, 12));
  if (starts(head, 0x49, 0x49, 0x2a, 0x00) || starts(head, 0x4d, 0x4d, 0x00, 0x2a)) return image("tiff");
  if (ascii(head, 0, 2) === "BM" && ascii(head, 6, 10) === "\0\0\0\0") return image("bmp");
  if (ascii(head, 0, 5) === "%PDF-") return image("pdf");
  if (starts(head, 0x1a, 0x45, 0xdf, 0xa3)) return video("webm");
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i.test(text(head))) return "svg";
  return undefined;
}

function fromBrand(brand: string): Sniffed {
  if (brand === "avif" || brand === "avis") return image("avif");
  if (/^(heic|heix|hevc|heim|heis|mif1|msf1)$/.test(brand)) return image("heic");
  return video(brand === "qt  " ? "mov" : "mp4");
}

function text(head: Uint8Array): string {
  return Buffer.from(head.subarray(0, 1_024)).toString("utf8").replace(/^﻿/, "");
}
