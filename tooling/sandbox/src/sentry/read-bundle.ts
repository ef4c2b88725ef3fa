import { crc32, inflateRawSync } from "node:zlib";

export type KeptFile = { debugId: string; type: string; url: string; text: string };

const MAGIC = "SYSB";
const END = Buffer.from("PK\x05\x06", "latin1");

/**
 * Reads a bundle of source maps as strictly as the real one: its mark, its archive and its list have to be whole.
 *
 * @throws Error that says what is wrong with it
 */
export function readBundle(bytes: Buffer): KeptFile[] {
  if (bytes.toString("latin1", 0, 4) !== MAGIC || bytes.readUInt32LE(4) !== 2) throw new Error("invalid source bundle");
  const entries = unzip(bytes);
  const manifest = JSON.parse(entries.get("manifest.json")?.toString("utf8") ?? "{}");
  if (typeof manifest.files !== "object" || manifest.files === null) throw new Error("the manifest lists no files");
  return Object.entries(manifest.files as Record<string, Listed>).map(([path, { url, type, headers }]) => {
    const content = entries.get(path);
    if (!content) throw new Error(`the manifest lists ${path}, which is not there`);
    const debugId = headers?.["debug-id"];
    if (!debugId) throw new Error(`${path} has no debug id`);
    return { debugId, type, url, text: content.toString("utf8") };
  });
}

type Listed = { url: string; type: string; headers?: Record<string, string> };

/** By the directory at the end, whose places count from the first byte of the file. */
function unzip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.lastIndexOf(END);
  if (end === -1) throw new Error("malformed zip archive");
  const entries = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.toString("latin1", at, at + 4) !== "PK\x01\x02") throw new Error("malformed zip directory");
    const [checksum, packedLength] = [bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 20)];
    const [nameLength, extraLength] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30)];
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    entries.set(name, unpackAt(bytes, bytes.readUInt32LE(at + 42), packedLength, checksum));
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function unpackAt(bytes: Buffer, at: number, packedLength: number, checksum: number): Buffer {
  if (bytes.toString("latin1", at, at + 4) !== "PK\x03\x04") throw new Error("malformed zip entry");
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const packed = bytes.subarray(from, from + packedLength);
  const content = bytes.readUInt16LE(at + 8) === 0 ? packed : inflateRawSync(packed);
  if (crc32(content) !== checksum) throw new Error("a file in the archive is damaged");
  return content;
}
