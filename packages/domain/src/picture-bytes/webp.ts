import { textHasPlace } from "./exif.ts";
import { emptyParts, keepStretch, noteExif, noteText, PARTS_MAX, type Parts } from "./parts.ts";
import { textAt } from "./sniff.ts";

/** Walks the chunks of a WebP. */
export function webpParts(bytes: Uint8Array): Parts {
  const parts = emptyParts();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length || end < 20) return parts;
  keepStretch(parts, 0, 12);
  const three = (at: number) => 1 + ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16));
  let hasPixels = false;
  for (let at = 12, chunks = 0; at + 8 <= end; chunks += 1) {
    if (chunks === PARTS_MAX) return parts;
    const kind = textAt(bytes, at, 4);
    const length = view.getUint32(at + 4, true);
    const next = at + 8 + length + (length % 2);
    if (next > end) return parts;
    const [body, isFirst] = [bytes.subarray(at + 8, at + 8 + length), parts.width === 0];
    if (kind === "VP8X" && length >= 10) {
      parts.width = three(at + 12);
      parts.height = three(at + 15);
      parts.isAnimated ||= ((body[0] ?? 0) & 0x02) !== 0;
    } else if (kind === "VP8 " && length >= 10 && isFirst) {
      parts.width = view.getUint16(at + 14, true) & 0x3fff;
      parts.height = view.getUint16(at + 16, true) & 0x3fff;
    } else if (kind === "VP8L" && length >= 5 && isFirst) {
      const bits = view.getUint32(at + 9, true);
      parts.width = (bits & 0x3fff) + 1;
      parts.height = ((bits >>> 14) & 0x3fff) + 1;
    }
    hasPixels ||= kind === "VP8 " || kind === "VP8L" || kind === "ANMF";
    parts.isAnimated ||= kind === "ANMF" || kind === "ANIM";
    if (kind === "EXIF") noteExif(parts, textAt(body, 0, 4) === "Exif" ? body.subarray(6) : body);
    else if (kind === "XMP ") noteText(parts, body, textHasPlace);
    else keepStretch(parts, at, next);
    at = next;
  }
  return { ...parts, end, isWhole: hasPixels && parts.width > 0 };
}
