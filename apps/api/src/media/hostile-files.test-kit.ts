import sharp from "sharp";
import { admin } from "../testing/api.test-kit.ts";
import { md5, post, type startMediaApi } from "./sandbox-api.test-kit.ts";

export type Hostile = { name: string; bytes: Buffer; accepted: boolean };

/** Everything the five hundred are drawn from; each number gives other bytes. */
export async function hostileFiles(count: number): Promise<Hostile[]> {
  const files: Hostile[] = [];
  for (let number = 0; files.length < count; number += 1) {
    const make = KINDS[number % KINDS.length];
    if (make) files.push(await make(number));
  }
  return files;
}

type House = Awaited<ReturnType<typeof startMediaApi>>;
const manager = admin("manager");

/** The whole way of each file, whose sender cleans nothing: what was said how often, and which answers were wrong. */
export async function offerAll(
  house: House,
  files: readonly Hostile[],
): Promise<{ said: Record<string, number>; wrong: string[] }> {
  const said: Record<string, number> = {};
  const wrong: string[] = [];
  for (const file of files) {
    const answer = await offered(house, file);
    said[answer] = (said[answer] ?? 0) + 1;
    const isClear = /^(accepted|upload-[a-z-]+|refused by the company)$/.test(answer);
    if (!isClear || (answer === "accepted") !== file.accepted) wrong.push(`${file.name}: ${answer}`);
  }
  return { said, wrong };
}

/** The answer is "accepted" or what was said. */
async function offered(house: House, { name, bytes }: Hostile): Promise<string> {
  try {
    const { assetId, url, fields } = await house.sign(manager, "brand_logo", bytes, name);
    const { status, result } = await post(url, fields, bytes);
    if (status >= 500) return `the company failed with ${status}`;
    if (status !== 200) return "refused by the company";
    await house.api.as(manager).media.confirmFile({ assetId, md5: md5(bytes), result });
    return "accepted";
  } catch (error) {
    return error instanceof Error ? error.message : "no error";
  }
}

/** Pictures that never come to an end, each in the way that costs most to look through. */
export function endless(length: number): Record<string, Buffer> {
  const jpeg = (head: string, fill: number | Buffer) =>
    Buffer.concat([Buffer.from(head, "latin1"), Buffer.alloc(length, fill)]);
  const header = Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0....", "latin1");
  const chunk = Buffer.alloc(8);
  chunk.writeUInt32BE(length);
  chunk.write("tEXt", 4);
  const segment = Buffer.alloc(65_537, 0x1c);
  segment.set([0xff, 0xed, 0xff, 0xff]);
  return {
    fill: jpeg("\xff\xd8\xff\xe0\0\x02", 0xff),
    scan: jpeg("\xff\xd8\xff\xda\0\x02", Buffer.from([0xff, 0])),
    aside: Buffer.concat([header, chunk, Buffer.alloc(length, "GPS photoshop:LocationCreate"), Buffer.alloc(4)]),
    segments: Buffer.concat([Buffer.from([0xff, 0xd8]), ...Array.from({ length: length >> 16 }, () => segment)]),
    chunks: Buffer.concat([header, Buffer.alloc(length)]),
  };
}

export function endlessFiles(length: number): Hostile[] {
  return Object.entries(endless(length)).map(([name, bytes]) => refused(`endless-${name}.png`, bytes));
}

const base = (number: number) =>
  sharp({
    create: {
      width: 60 + (number % 40),
      height: 50,
      channels: 3,
      background: { r: number & 255, g: number >> 8, b: 7 },
    },
  });
const jpeg = (number: number) => base(number).jpeg().toBuffer();
const png = (number: number) => base(number).png().toBuffer();
const webp = (number: number) => base(number).webp().toBuffer();
const refused = (name: string, bytes: Buffer): Hostile => ({ name, bytes, accepted: false });
const accepted = (name: string, bytes: Buffer): Hostile => ({ name, bytes, accepted: true });
const text = (words: string, number: number) => Buffer.from(words.replace("#", String(number)));

function wide(bytes: Buffer, at: number, size: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt32BE(size, at);
  copy.writeUInt32BE(size, at + 4);
  return copy;
}

/** The frame header of a JPEG says how large it is. */
function wideJpeg(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const frame = copy.indexOf(Buffer.from([0xff, 0xc0]));
  copy.writeUInt16BE(65_000, frame + 5);
  copy.writeUInt16BE(65_000, frame + 7);
  return copy;
}

const GPS = { IFD0: { Make: "Camera" }, IFD3: { GPSLatitudeRef: "S", GPSLatitude: "25/1 17/1 0/1" } };

const KINDS: readonly ((number: number) => Promise<Hostile>)[] = [
  async (n) => accepted("plain.jpg", await jpeg(n)),
  async (n) => accepted("wrong-extension.png", await jpeg(n)),
  async (n) => accepted("turned.jpg", await base(n).jpeg().withMetadata({ orientation: 6 }).toBuffer()),
  async (n) => accepted("cmyk.jpg", await base(n).toColourspace("cmyk").jpeg().toBuffer()),
  async (n) => accepted("clear.png", await png(n)),
  async (n) => accepted("clear.webp", await webp(n)),
  async (n) => refused("place.jpg", await base(n).jpeg().withExif(GPS).toBuffer()),
  async (n) => refused("place.webp", await base(n).webp().withExif(GPS).toBuffer()),
  async (n) => refused("place.png", await base(n).png().withExif(GPS).toBuffer()),
  async (n) => refused("zip-behind.jpg", Buffer.concat([await jpeg(n), text("PK\x03\x04#hidden", n)])),
  async (n) => refused("script-behind.png", Buffer.concat([await png(n), text("<script>alert(#)</script>", n)])),
  async (n) => refused("page-behind.webp", Buffer.concat([await webp(n), text("<html>#</html>  ", n)])),
  async (n) =>
    refused("drawing.svg", text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(#)</script></svg>', n)),
  async (n) => refused("drawing.jpg", text('<?xml version="1.0"?><svg onload="alert(#)"></svg>', n)),
  async (n) => refused("page.jpg", text("<!doctype html><script>alert(#)</script>", n)),
  async (n) => refused("cut.jpg", (await jpeg(n)).subarray(0, -40 - (n % 20))),
  async (n) => refused("cut.png", (await png(n)).subarray(0, -13)),
  async (n) => refused("cut.webp", (await webp(n)).subarray(0, -3)),
  async (n) => refused("head-only.jpg", Buffer.concat([(await jpeg(n)).subarray(0, 30), text("#", n)])),
  async (n) => refused("bomb.png", wide(await png(n), 16, 50_000)),
  async (n) => refused("enormous.png", wide(await png(n), 16, 2_000_000_000)),
  async (n) => refused("enormous.jpg", wideJpeg(await jpeg(n))),
  async (n) =>
    refused("photo.heic", Buffer.concat([Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"), text("#", n)])),
  async (n) =>
    refused(
      "heic-named.jpg",
      Buffer.concat([Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"), text("#", n)]),
    ),
  async (n) => refused("moving.gif", Buffer.concat([await base(n).gif().toBuffer(), text("#", n)])),
  async (n) => refused("program.jpg", text("MZ\x90\0#this program cannot be run", n)),
  async (n) => refused("paper.jpg", text("%PDF-1.7\n#", n)),
  async (n) => refused("nothing.jpg", Buffer.alloc(n % 2 === 0 ? 0 : 1)),
];
