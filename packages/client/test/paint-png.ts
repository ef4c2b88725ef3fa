import { crc32, deflateSync } from "node:zlib";

/** A picture of a sunset over a field, generated so that none has to be shipped (PNG, 8-bit RGB). */
export function paintPng(width: number, height: number): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    const start = y * (1 + width * 3) + 1;
    const sky = y / height;
    for (let x = 0; x < width; x += 1) {
      const inField = sky > 0.7 + 0.04 * Math.sin(x / 40);
      const colour = inField ? [60, 110 - 40 * sky, 50] : [250 - 60 * sky, 190 - 90 * sky, 90 + 60 * sky];
      rows.set(colour, start + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const framed = Buffer.alloc(named.byteLength + 8);
  framed.writeUInt32BE(data.byteLength, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.byteLength + 4);
  return framed;
}
