import { jpegParts } from "./jpeg.ts";
import { emptyParts, type Parts } from "./parts.ts";
import { pngParts } from "./png.ts";
import { type SniffedFormat, sniffFormat } from "./sniff.ts";
import { webpParts } from "./webp.ts";

export type PictureFacts = Omit<Parts, "keep" | "end"> & {
  format: SniffedFormat | null;
  /** Bytes behind the picture's own end: another file glued to it, or a second picture. */
  trailingBytes: number;
};

export type PictureProblem = "empty" | "heic" | "wrongType" | "broken" | "tooManyPixels" | "hasLocation";

const WALKERS: Partial<Record<SniffedFormat, (bytes: Uint8Array) => Parts>> = {
  jpg: jpegParts,
  png: pngParts,
  webp: webpParts,
};

/** The picture taken apart; null for formats whose inside is not known here. Never throws, whatever the bytes. */
export function partsOf(bytes: Uint8Array, format: SniffedFormat | null): Parts | null {
  const walk = format && WALKERS[format];
  if (!walk) return null;
  try {
    return walk(bytes);
  } catch (error) {
    // A length that points outside the file: the file is broken, and that is the answer.
    if (error instanceof RangeError) return emptyParts();
    throw error;
  }
}

/** What a picture says of itself, read from its headers alone: nothing is unpacked. */
export function inspectPicture(bytes: Uint8Array): PictureFacts {
  const format = sniffFormat(bytes);
  const { keep: _keep, end, ...facts } = partsOf(bytes, format) ?? emptyParts();
  return { ...facts, format, trailingBytes: facts.isWhole ? bytes.length - end : 0 };
}

/**
 * Why a picture may not be stored for a purpose; null when nothing speaks against it. What becomes public must not tell
 * where it was taken, nor carry anything behind its end; senders clean it first.
 */
export function pictureProblem(
  bytes: Uint8Array,
  { formats, maxPixels, isPublic }: { formats: readonly string[]; maxPixels: number; isPublic: boolean },
): PictureProblem | null {
  if (bytes.length === 0) return "empty";
  const facts = inspectPicture(bytes);
  if (facts.format === "heic" && !formats.includes("heic")) return "heic";
  if (facts.format === null || !formats.includes(facts.format)) return "wrongType";
  if (!(facts.format in WALKERS)) return null;
  if (facts.width * facts.height > maxPixels) return "tooManyPixels";
  if (!facts.isWhole) return "broken";
  if (facts.isAnimated) return "wrongType";
  if (!isPublic) return null;
  if (facts.trailingBytes > 0) return "broken";
  return facts.hasLocation ? "hasLocation" : null;
}
