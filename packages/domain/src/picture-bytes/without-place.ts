import { orientationOnly } from "./exif.ts";
import { partsOf } from "./inspect.ts";
import type { Parts } from "./parts.ts";
import { sniffFormat } from "./sniff.ts";

/**
 * The same picture, pixel for pixel, without what it tells besides: place, camera, texts, and anything behind its end. The
 * colour profile stays, and so does the way it is turned. What cannot be read is handed back as it is.
 */
export function withoutPlace(bytes: Uint8Array): Uint8Array {
  const format = sniffFormat(bytes);
  const parts = partsOf(bytes, format);
  if (!parts?.isWhole) return bytes;
  const kept = joined(bytes, parts);
  if (kept.length === bytes.length) return bytes;
  const turned = parts.orientation === 1 ? null : orientationOnly(parts.orientation);
  if (format === "jpg") return turned ? inserted(kept, 2, jpegExif(turned)) : kept;
  if (format === "png") return turned ? inserted(kept, 33, pngExif(turned)) : kept;
  return webpAgain(kept, turned);
}

function joined(bytes: Uint8Array, { keep }: Parts): Uint8Array {
  const whole = new Uint8Array(keep.reduce((sum, [start, end]) => sum + end - start, 0));
  let at = 0;
  for (const [start, end] of keep) {
    whole.set(bytes.subarray(start, end), at);
    at += end - start;
  }
  return whole;
}

function inserted(bytes: Uint8Array, at: number, part: Uint8Array): Uint8Array {
  const whole = new Uint8Array(bytes.length + part.length);
  whole.set(bytes.subarray(0, at));
  whole.set(part, at);
  whole.set(bytes.subarray(at), at + part.length);
  return whole;
}

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function jpegExif(tiff: Uint8Array): Uint8Array {
  const segment = new Uint8Array(10 + tiff.length);
  segment.set([0xff, 0xe1, 0, 8 + tiff.length]);
  segment.set(ascii("Exif\0\0"), 4);
  segment.set(tiff, 10);
  return segment;
}

function pngExif(tiff: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(12 + tiff.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, tiff.length);
  chunk.set(ascii("eXIf"), 4);
  chunk.set(tiff, 8);
  view.setUint32(8 + tiff.length, crc32(chunk.subarray(4, 8 + tiff.length)));
  return chunk;
}

/** The flags and the length at the front must tell what is there. */
function webpAgain(kept: Uint8Array, turned: Uint8Array | null): Uint8Array {
  const isExtended = String.fromCharCode(...kept.subarray(12, 16)) === "VP8X";
  const chunk = turned && isExtended ? new Uint8Array(8 + turned.length + (turned.length % 2)) : new Uint8Array();
  if (turned && isExtended) {
    chunk.set(ascii("EXIF"));
    new DataView(chunk.buffer).setUint32(4, turned.length, true);
    chunk.set(turned, 8);
  }
  const whole = inserted(kept, kept.length, chunk);
  if (isExtended) whole[20] = ((whole[20] ?? 0) & ~0x0c) | (chunk.length > 0 ? 0x08 : 0);
  new DataView(whole.buffer).setUint32(4, whole.length - 8, true);
  return whole;
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
