import sharp from "sharp";

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
