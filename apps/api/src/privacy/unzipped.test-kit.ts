import { crc32, inflateRawSync } from "node:zlib";

/** What is in a ZIP, read as an unpacker reads it: from the directory at its end, every checksum looked at. */
export function unzipped(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0) throw new Error(`No ZIP: ${archive.subarray(0, 200).toString()}`);
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < archive.readUInt16LE(end + 10); index += 1) {
    if (archive.subarray(at, at + 4).toString("latin1") !== "PK\x01\x02") throw new Error("A broken directory.");
    const [crc, closed, size] = [16, 20, 24].map((offset) => archive.readUInt32LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const [title, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = archive.readUInt32LE(at + 42);
    const name = archive.subarray(at + 46, at + 46 + title).toString("utf8");
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = inflateRawSync(archive.subarray(start, start + closed));
    if (bytes.length !== size || crc32(bytes) !== crc) throw new Error(`${name} is broken.`);
    files.set(name, bytes);
    at += 46 + title + extra + comment;
  }
  return files;
}
