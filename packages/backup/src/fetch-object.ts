import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { ObjectStorage } from "@vitrina/object-storage";
import { BackupRefused } from "./refused.ts";

type Expected = { key: string; bytes: number; sha256: string };

/**
 * Downloads an object and compares it with what is known of it. With `keepAs` the file is kept; without, nothing touches the disk.
 *
 * @throws BackupRefused when it is not there, too short or another one; no file is left then
 */
export async function fetchObject(
  storage: ObjectStorage,
  { key, bytes, sha256 }: Expected,
  { keepAs, signal, onBytes }: { keepAs?: string; signal?: AbortSignal; onBytes?(bytes: number): void } = {},
): Promise<void> {
  const object = await storage.head(key);
  if (!object) throw new BackupRefused("archive-missing", { key });
  if (object.bytes !== bytes) throw new BackupRefused("wrong-size", { found: object.bytes, expected: bytes });
  const hash = createHash("sha256");
  let received = 0;
  const pieces = async function* () {
    for await (const piece of storage.read(object, signal)) {
      hash.update(piece);
      received += piece.length;
      onBytes?.(received);
      yield piece;
    }
  };
  try {
    if (keepAs === undefined) for await (const _piece of pieces());
    else await pipeline(pieces, createWriteStream(keepAs, { mode: 0o600 }));
    const found = hash.digest("hex");
    if (found !== sha256) throw new BackupRefused("wrong-hash", { found, expected: sha256 });
  } catch (error) {
    if (keepAs !== undefined) await rm(keepAs, { force: true });
    throw error;
  }
}
