import { jpegParts } from "./jpeg.ts";
import { emptyParts, type Parts } from "./parts.ts";
import { pngParts } from "./png.ts";
import { type SniffedFormat, sniffFormat } from "./sniff.ts";
import { webpParts } from "./webp.ts";

export type PictureFacts = Omit<Parts, "keep" | "end" | "searched"> & {
  format: SniffedFormat | null;
  /** Bytes behind the picture's own end: another file glued to it, or a second picture. */
  trailingBytes: number;
};

export type PictureProblem = "empty" | "heic" | "wrongType" | "broken" | "tooManyPixels" | "hasLocation";

type Walk = Generator<void, Parts>;

const WALKERS: Partial<Record<SniffedFormat, (bytes: Uint8Array) => Walk>> = {
  jpg: jpegParts,
  png: inOneStep(pngParts),
  webp: inOneStep(webpParts),
};

function inOneStep(parts: (bytes: Uint8Array) => Parts): (bytes: Uint8Array) => Walk {
  // biome-ignore lint/correctness/useYield: its few thousand parts need no pause
  return function* walk(bytes) {
    return parts(bytes);
  };
}

/** The picture taken apart; null for formats whose inside is not known here. Never throws, whatever the bytes. */
export function partsOf(bytes: Uint8Array, format: SniffedFormat | null): Parts | null {
  const walk = walkThrough(bytes, format);
  for (let step = walk?.next(); ; step = walk?.next()) {
    if (!step) return null;
    if (step.done) return step.value;
  }
}

function walkThrough(bytes: Uint8Array, format: SniffedFormat | null): Walk | null {
  const walk = format && WALKERS[format];
  return walk ? whole(walk(bytes)) : null;
}

/** A length that points outside the file: the file is broken, and that is the answer. */
function* whole(walk: Walk): Walk {
  try {
    return yield* walk;
  } catch (error) {
    if (error instanceof RangeError) return emptyParts();
    throw error;
  }
}

/** What a picture says of itself, read from its headers alone: nothing is unpacked. */
export function inspectPicture(bytes: Uint8Array): PictureFacts {
  const format = sniffFormat(bytes);
  return factsOf(bytes, format, partsOf(bytes, format));
}

function factsOf(bytes: Uint8Array, format: SniffedFormat | null, parts: Parts | null): PictureFacts {
  const { keep: _keep, searched: _searched, end, ...facts } = parts ?? emptyParts();
  return { ...facts, format, trailingBytes: facts.isWhole ? bytes.length - end : 0 };
}

type Wanted = { formats: readonly string[]; maxPixels: number; isPublic: boolean };

/**
 * Why a picture may not be stored for a purpose; null when nothing speaks against it. What becomes public must not tell
 * where it was taken, nor carry anything behind its end; senders clean it first.
 */
export function pictureProblem(bytes: Uint8Array, wanted: Wanted): PictureProblem | null {
  return bytes.length === 0 ? "empty" : problemOf(inspectPicture(bytes), wanted);
}

/** The same for whoever has other things to do: it may be left alone after each megabyte that was looked through. */
export function* pictureProblemInSteps(bytes: Uint8Array, wanted: Wanted): Generator<void, PictureProblem | null> {
  if (bytes.length === 0) return "empty";
  const format = sniffFormat(bytes);
  const walk = walkThrough(bytes, format);
  return problemOf(factsOf(bytes, format, walk ? yield* walk : null), wanted);
}

function problemOf(facts: PictureFacts, { formats, maxPixels, isPublic }: Wanted): PictureProblem | null {
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
