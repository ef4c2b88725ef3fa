import { createHash } from "node:crypto";
import sharp from "sharp";
import { type Dice, dice } from "./dice.ts";

export type PictureFormat = "jpg" | "png" | "gif" | "webp";
export type Picture = { format: PictureFormat; bytes: Buffer };

/** Real pictures of four formats, as many different ones as wanted, each a few kilobytes, at the cost of a hash. */
export type Album = { picture: (number: number) => Picture };

const FORMATS: readonly PictureFormat[] = ["jpg", "jpg", "jpg", "png", "webp", "gif"];
const BASES = 4;

export async function openAlbum(seed: number): Promise<Album> {
  const chance = dice(seed);
  const bases = new Map<PictureFormat, Buffer[]>();
  for (const format of new Set(FORMATS)) {
    const made = [];
    for (let index = 0; index < BASES; index += 1) made.push(await paint(format, chance));
    bases.set(format, made);
  }
  return {
    picture(number) {
      const format = FORMATS[number % FORMATS.length] ?? "jpg";
      const base = bases.get(format)?.[number % BASES];
      if (!base) throw new RangeError(`No picture ${number}`);
      const mark = createHash("sha256").update(`${seed}/${number}`).digest();
      return { format, bytes: marked(format, base, mark) };
    },
  };
}

/** Coloured squares; every pixel comes from the dice, so that the file is the same on every machine. */
async function paint(format: PictureFormat, chance: Dice): Promise<Buffer> {
  const [width, height, square] = [48 + chance.below(120), 48 + chance.below(120), 8 + chance.below(16)];
  const colours = Array.from({ length: 64 }, () => [chance.below(256), chance.below(256), chance.below(256)]);
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at += 1) {
    const [column, row] = [Math.floor((at % width) / square), Math.floor(at / width / square)];
    pixels.set(colours[(column * 7 + row * 13) % colours.length] ?? [], at * 3);
  }
  const picture = sharp(pixels, { raw: { width, height, channels: 3 } });
  return format === "jpg" ? picture.jpeg({ quality: 60 }).toBuffer() : picture.toFormat(format).toBuffer();
}

/** The same picture with a remark of its own in the place where its format keeps remarks: another file, still whole. */
export function marked(format: PictureFormat, base: Buffer, mark: Buffer): Buffer {
  if (format === "jpg") {
    const comment = Buffer.from([0xff, 0xfe, 0, mark.length + 2]);
    return Buffer.concat([base.subarray(0, 2), comment, mark, base.subarray(2)]);
  }
  if (format === "png") {
    const text = Buffer.concat([Buffer.from("tEXtmark\0"), Buffer.from(mark.toString("hex"))]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(text.length - 4);
    sum.writeUInt32BE(crc32(text));
    return Buffer.concat([base.subarray(0, 33), length, text, sum, base.subarray(33)]);
  }
  if (format === "webp") {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(mark.length);
    const whole = Buffer.concat([base, Buffer.from("VTRN"), size, mark]);
    whole.writeUInt32LE(whole.length - 8, 4);
    return whole;
  }
  const remark = Buffer.concat([Buffer.from([0x21, 0xfe, mark.length]), mark, Buffer.from([0])]);
  return Buffer.concat([base.subarray(0, base.length - 1), remark, Buffer.from([0x3b])]);
}

function crc32(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
