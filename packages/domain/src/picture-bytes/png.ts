import { textHasPlace } from "./exif.ts";
import { emptyParts, keepStretch, noteExif, noteText, PARTS_MAX, type Parts } from "./parts.ts";
import { textAt } from "./sniff.ts";

const TOLD_ASIDE = ["eXIf", "tEXt", "zTXt", "iTXt", "tIME"];
/** ImageMagick's and XMP's ways to pack EXIF into texts that have to be unpacked to be read: unread, they may hold a place. */
const PACKED = ["Raw profile type", "XML:com.adobe.xmp\0\u0001"];

/** Walks the chunks of a PNG. */
export function pngParts(bytes: Uint8Array): Parts {
  const parts = emptyParts();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  keepStretch(parts, 0, 8);
  for (let at = 8, chunks = 0; at + 12 <= bytes.length && chunks < PARTS_MAX; chunks += 1) {
    const next = at + 12 + view.getUint32(at);
    if (next > bytes.length) return parts;
    const kind = textAt(bytes, at + 4, 4);
    const body = bytes.subarray(at + 8, next - 4);
    if (at === 8 && (kind !== "IHDR" || body.length !== 13)) return parts;
    if (kind === "IHDR") {
      parts.width = view.getUint32(at + 8);
      parts.height = view.getUint32(at + 12);
    }
    if (kind === "acTL") parts.isAnimated = true;
    if (!TOLD_ASIDE.includes(kind)) keepStretch(parts, at, next);
    else if (kind === "eXIf") noteExif(parts, body);
    else if (PACKED.some((begin) => textAt(body, 0, begin.length) === begin)) parts.hasLocation = true;
    else noteText(parts, body, textHasPlace);
    if (kind === "IEND") return { ...parts, end: next, isWhole: parts.width > 0 && parts.height > 0 };
    at = next;
  }
  return parts;
}
