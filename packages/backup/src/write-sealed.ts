import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { seal } from "./sealing/age.ts";

export type SealedFile = { file: string; bytes: number; sha256: string; plainBytes: number };

/** Compresses and encrypts what is handed over, piece by piece, into a file. */
export async function writeSealed(
  plain: AsyncIterable<Uint8Array>,
  recipients: readonly string[],
  file: string,
  onBytes: (plainBytes: number) => void = () => {},
): Promise<SealedFile> {
  const hash = createHash("sha256");
  let [bytes, plainBytes] = [0, 0];
  const counted = async function* () {
    for await (const piece of plain) {
      plainBytes += piece.length;
      onBytes(plainBytes);
      yield piece;
    }
  };
  const gzip = createGzip({ level: 4, chunkSize: 64 * 1024 });
  const packed = pipeline(Readable.from(counted(), { objectMode: false }), gzip);
  packed.catch(() => {});
  const sealed = await seal(gzip, recipients);
  const written = pipeline(
    sealed,
    async function* (source) {
      for await (const piece of source) {
        bytes += piece.length;
        hash.update(piece);
        yield piece;
      }
    },
    createWriteStream(file, { mode: 0o600 }),
  );
  const [first, second] = await Promise.allSettled([packed, written]);
  if (first.status === "rejected") throw first.reason;
  if (second.status === "rejected") throw second.reason;
  return { file, bytes, sha256: hash.digest("hex"), plainBytes };
}
