import { crc32, deflateRawSync } from "node:zlib";

export type ZipEntry = { name: string; bytes: Uint8Array };

/** 1 January 1980, the oldest day a ZIP can name: the same files are the same archive, whenever it was made. */
const DAY = 0x0021;
const DEFLATED = 8;
const VERSION = 20;
const NAMES_ARE_UTF8 = 0x0800;

/**
 * A ZIP archive of a few files, in memory; names are relative and hold no `..`, and the caller sees to their size. It may
 * stand behind a few bytes of something else: its places are counted from the very first byte, as readers of such archives
 * expect.
 */
export function zipArchive(entries: readonly ZipEntry[], prefix: Buffer = Buffer.alloc(0)): Buffer {
  const parts: Buffer[] = [prefix];
  const directory: Buffer[] = [];
  let at = prefix.length;
  for (const { name, bytes } of entries) {
    const path = Buffer.from(name);
    const packed = deflateRawSync(bytes, { level: 9 });
    const facts = factsOf(bytes, packed, path);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), facts, path]);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02", "latin1"), number16(VERSION), facts, tailOf(at), path]));
    parts.push(local, packed);
    at += local.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.concat([
    Buffer.from("PK\x05\x06", "latin1"),
    number16(0, 0, entries.length, entries.length),
    number32(listed.length, at),
    number16(0),
  ]);
  return Buffer.concat([...parts, listed, end]);
}

/** What both places that tell of an entry have in common. */
function factsOf(bytes: Uint8Array, packed: Buffer, path: Buffer): Buffer {
  return Buffer.concat([
    number16(VERSION, NAMES_ARE_UTF8, DEFLATED, 0, DAY),
    number32(crc32(bytes), packed.length, bytes.length),
    number16(path.length, 0),
  ]);
}

/** No comment, one disk, no attributes, and where the entry begins. */
function tailOf(at: number): Buffer {
  return Buffer.concat([number16(0, 0, 0), number32(0, at)]);
}

function number16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, index * 2);
  return bytes;
}

function number32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4);
  return bytes;
}
