import { iptcHasPlace, textHasPlace } from "./exif.ts";
import { emptyParts, keepStretch, noteExif, noteText, PARTS_MAX, type Parts, STEP_BYTES } from "./parts.ts";
import { textAt } from "./sniff.ts";

const EOI = 0xd9;
const SOS = 0xda;
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** No picture fills the room between two segments like that. */
const FILL_MAX = 1_000;

/**
 * Walks the segments of a JPEG, with a pause after each megabyte. Kept: tables, frames, scans, JFIF, the colour profile and
 * Adobe's colour mark.
 */
export function* jpegParts(bytes: Uint8Array): Generator<void, Parts> {
  const parts = emptyParts();
  keepStretch(parts, 0, 2);
  let at = 2;
  for (let segments = 0, fill = 0; at + 1 < bytes.length && segments < PARTS_MAX && fill < FILL_MAX; ) {
    if (bytes[at] !== 0xff) return parts;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      fill += 1;
      continue;
    }
    segments += 1;
    if (marker === EOI) {
      keepStretch(parts, at, at + 2);
      return { ...parts, end: at + 2, isWhole: parts.width > 0 && parts.height > 0 };
    }
    if (standsAlone(marker)) {
      keepStretch(parts, at, at + 2);
      at += 2;
      continue;
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    let next = at + 2 + length;
    if (length < 2 || next > bytes.length) return parts;
    const body = bytes.subarray(at + 4, next);
    if (isFrame(marker) && parts.width === 0) {
      parts.height = ((body[1] ?? 0) << 8) | (body[2] ?? 0);
      parts.width = ((body[3] ?? 0) << 8) | (body[4] ?? 0);
    }
    if (marker === SOS) next = yield* endOfScan(bytes, next);
    if (isKept(marker, body)) keepStretch(parts, at, next);
    else notePlace(parts, marker, body);
    at = next;
  }
  return parts;
}

/** In a scan 0xFF is followed by 0, by a restart mark or by itself; anything else is the next segment. */
function* endOfScan(bytes: Uint8Array, from: number): Generator<void, number> {
  for (let at = from, pauseAt = from + STEP_BYTES; at + 1 < bytes.length; at += 1) {
    if (at >= pauseAt) {
      pauseAt = at + STEP_BYTES;
      yield;
    }
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

function isKept(marker: number, body: Uint8Array): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  if (marker === 0xe2) return textAt(body, 0, 12) === "ICC_PROFILE\0";
  return marker === 0xe0 || marker === 0xee;
}

function notePlace(parts: Parts, marker: number, body: Uint8Array): void {
  if (marker === 0xe1 && textAt(body, 0, 4) === "Exif") noteExif(parts, body.subarray(6));
  else if (marker === 0xed) noteText(parts, body, iptcHasPlace);
  else noteText(parts, body, textHasPlace);
}
