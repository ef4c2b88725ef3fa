import { readExif } from "./exif.ts";

/** A picture taken apart: what it says of itself, and which stretches of bytes it needs to be the same picture. */
export type Parts = {
  width: number;
  height: number;
  isAnimated: boolean;
  orientation: number;
  hasLocation: boolean;
  /** From its first byte to its own end marker, with nothing missing between. */
  isWhole: boolean;
  /** Where the picture ends; what comes after belongs to something else. */
  end: number;
  /** How many bytes of what is told aside were searched for a place. */
  searched: number;
  /** Stretches to keep, in order; next to each other where nothing between is dropped. */
  keep: [start: number, end: number][];
};

/** No picture has so many segments; a file that does is made to keep somebody busy. */
export const PARTS_MAX = 20_000;

/** Whoever has other things to do meanwhile pauses after so many bytes. */
export const STEP_BYTES = 1_000_000;

/** No picture tells more aside. */
const SEARCHED_MAX = 1_000_000;

export function emptyParts(): Parts {
  return {
    width: 0,
    height: 0,
    isAnimated: false,
    orientation: 1,
    hasLocation: false,
    isWhole: false,
    end: 0,
    searched: 0,
    keep: [],
  };
}

export function keepStretch({ keep }: Parts, start: number, end: number): void {
  const last = keep.at(-1);
  if (last && last[1] === start) last[1] = end;
  else keep.push([start, end]);
}

export function noteExif(parts: Parts, tiff: Uint8Array): void {
  const { orientation, hasLocation } = readExif(tiff);
  if (orientation !== 1) parts.orientation = orientation;
  parts.hasLocation ||= hasLocation;
}

/** Searches what is told aside for a place. Beyond what any picture tells, it is not read: it may hold one. */
export function noteText(parts: Parts, body: Uint8Array, hasPlace: (body: Uint8Array) => boolean): void {
  if (parts.hasLocation) return;
  parts.searched += body.length;
  parts.hasLocation = parts.searched > SEARCHED_MAX || hasPlace(body);
}
