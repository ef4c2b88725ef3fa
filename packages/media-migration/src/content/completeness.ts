/** Sees a file pass by, piece by piece, and knows at its end whether its own structure was closed. */
export type Completeness = { take: (chunk: Uint8Array) => void; isComplete: () => boolean };

/** What to do after a header: pass over some bytes, search a mark, or know that the file is whole. */
type Step = { skip: number } | { search: Uint8Array } | "whole";

type Structure = {
  /** How many bytes the next header has. */
  header: (state: number) => number;
  read: (header: Buffer, state: number) => { step: Step; state: number };
  /** Whether the end of the file between two parts, in this state, is a good end. */
  endsWell?: (state: number) => boolean;
};

/**
 * Whether a file of this format came whole. Follows the parts a format is made of and keeps none of them; bytes after the
 * end do no harm. Formats whose end cannot be told (TIFF, WebM) count as whole.
 */
export function completenessOf(format: string): Completeness {
  const structure = STRUCTURES[format];
  return structure ? follow(structure) : { take: () => {}, isComplete: () => true };
}

function follow(structure: Structure): Completeness {
  let state = 0;
  let header = Buffer.alloc(0);
  let skip = 0;
  let search: Uint8Array | undefined;
  let tail = Buffer.alloc(0);
  let whole = false;

  const advance = (chunk: Buffer): Buffer => {
    if (skip > 0) {
      const passed = Math.min(skip, chunk.length);
      skip -= passed;
      return chunk.subarray(passed);
    }
    if (search) {
      const seen = tail.length > 0 ? Buffer.concat([tail, chunk]) : chunk;
      const at = seen.indexOf(search);
      if (at >= 0) whole = true;
      else tail = Buffer.from(seen.subarray(Math.max(0, seen.length - search.length + 1)));
      return chunk.subarray(chunk.length);
    }
    const wanted = structure.header(state);
    const taken = chunk.subarray(0, wanted - header.length);
    header = Buffer.concat([header, taken]);
    if (header.length === wanted) {
      const read = structure.read(header, state);
      header = Buffer.alloc(0);
      state = read.state;
      if (read.step === "whole") whole = true;
      else if ("skip" in read.step) skip = Math.max(0, read.step.skip);
      else search = read.step.search;
    }
    return chunk.subarray(taken.length);
  };

  return {
    take(chunk) {
      let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
      while (rest.length > 0 && !whole) rest = advance(rest);
    },
    isComplete: () => whole || (skip === 0 && header.length === 0 && !search && (structure.endsWell?.(state) ?? false)),
  };
}

const END_OF_JPEG = Buffer.from([0xff, 0xd9]);

const jpg: Structure = {
  header: (state) => (state === 0 ? 2 : 4),
  read: (header, state) => {
    if (state === 0) return { step: { skip: 0 }, state: 1 };
    const [fill = 0, marker = 0] = header;
    // Pictures inside the headers (thumbnails) end with the same mark, which is why the headers are passed over.
    if (fill !== 0xff || marker === 0xda) return { step: { search: END_OF_JPEG }, state };
    return { step: { skip: header.readUInt16BE(2) - 2 }, state };
  },
};

const png: Structure = {
  header: (state) => (state === 2 ? 4 : 8),
  read: (header, state) => {
    if (state === 0) return { step: { skip: 0 }, state: 1 };
    if (state === 2) return { step: "whole", state };
    const isEnd = header.toString("latin1", 4) === "IEND";
    return isEnd ? { step: { skip: 0 }, state: 2 } : { step: { skip: header.readUInt32BE(0) + 4 }, state };
  },
};

const colours = (packed: number) => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);
const [SCREEN, BLOCK, SUB, LABEL, IMAGE, CODE] = [0, 1, 2, 3, 4, 5];

const gif: Structure = {
  header: (state) => (state === SCREEN ? 13 : state === IMAGE ? 9 : 1),
  read: (header, state) => {
    const [first = 0] = header;
    if (state === SCREEN) return { step: { skip: colours(header[10] ?? 0) }, state: BLOCK };
    if (state === IMAGE) return { step: { skip: colours(header[8] ?? 0) }, state: CODE };
    if (state === LABEL || state === CODE) return { step: { skip: 0 }, state: SUB };
    if (state === SUB) return first === 0 ? { step: { skip: 0 }, state: BLOCK } : { step: { skip: first }, state };
    if (first === 0x3b) return { step: "whole", state };
    return { step: { skip: 0 }, state: first === 0x2c ? IMAGE : LABEL };
  },
};

const webp: Structure = {
  header: (state) => (state === 0 ? 8 : 0),
  read: (header, state) =>
    state === 0 ? { step: { skip: header.readUInt32LE(4) }, state: 1 } : { step: "whole", state },
  endsWell: (state) => state === 1,
};

const bmp: Structure = {
  header: (state) => (state === 0 ? 6 : 0),
  read: (header, state) =>
    state === 0 ? { step: { skip: header.readUInt32LE(2) - 6 }, state: 1 } : { step: "whole", state },
  endsWell: (state) => state === 1,
};

const pdf: Structure = {
  header: () => 5,
  read: (_header, state) => ({ step: { search: Buffer.from("%%EOF") }, state }),
};

const HAS_INDEX = 1;
const HAS_DATA = 2;
const LARGE = 4;
const BOX_NAMES = new Set("ftyp moov moof mdat meta free skip wide uuid udta sidx styp mfra pdin".split(" "));
const isBoth = (state: number) => (state & (HAS_INDEX | HAS_DATA)) === (HAS_INDEX | HAS_DATA);

/** Boxes of ISO 14496-12: a film needs `moov` and `mdat`, a HEIF or AVIF picture `meta` and `mdat`. */
const boxes: Structure = {
  header: () => 8,
  read: (header, state) => {
    if (state & LARGE) return { step: { skip: Number(header.readBigUInt64BE(0)) - 16 }, state: state & ~LARGE };
    const size = header.readUInt32BE(0);
    const name = header.toString("latin1", 4);
    const known = name === "moov" || name === "meta" ? HAS_INDEX : name === "mdat" ? HAS_DATA : 0;
    if (isBoth(state) && !BOX_NAMES.has(name)) return { step: "whole", state };
    if (size === 1) return { step: { skip: 0 }, state: state | known | LARGE };
    if (size === 0) return { step: "whole", state };
    return { step: { skip: size - 8 }, state: state | known };
  },
  endsWell: isBoth,
};

const STRUCTURES: Readonly<Record<string, Structure>> = {
  jpg,
  png,
  gif,
  webp,
  bmp,
  pdf,
  mp4: boxes,
  mov: boxes,
  heic: boxes,
  avif: boxes,
};
