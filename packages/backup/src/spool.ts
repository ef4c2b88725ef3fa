import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { PartSource } from "@vitrina/object-storage";

const NAME = /^vitrina-backup-(\d+)-/;

/** A directory for what is on its way to or from the bucket, all of it encrypted. It goes with the work, or with the next one. */
export async function openSpool(under: string, isAlive: (pid: number) => boolean, pid: number) {
  for (const name of await readdir(under)) {
    const owner = NAME.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) await rm(join(under, name), { recursive: true, force: true });
  }
  const directory = await mkdtemp(join(under, `vitrina-backup-${pid}-`));
  return {
    file: (name: string) => join(directory, name),
    close: () => rm(directory, { recursive: true, force: true }),
  };
}
export type Spool = Awaited<ReturnType<typeof openSpool>>;

/** A file whose parts are read again at every attempt. */
export function fileSource(file: string, bytes: number, sha256: string): PartSource {
  return {
    bytes,
    sha256,
    async read(from, length) {
      const handle = await open(file);
      try {
        const piece = Buffer.allocUnsafe(length);
        const { bytesRead } = await handle.read(piece, 0, length, from);
        return piece.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
  };
}

export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(piece);
  return hash.digest("hex");
}
