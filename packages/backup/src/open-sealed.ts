import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { BackupRefused } from "./refused.ts";
import { unseal } from "./sealing/age.ts";

/**
 * Decrypts and unpacks a file, piece by piece.
 *
 * @throws BackupRefused when no key fits, and as soon as a piece is reached that was changed or is not there
 */
export async function* openSealed(
  file: string,
  identities: readonly string[],
  recipients: readonly string[],
): AsyncGenerator<Uint8Array> {
  const opened = await unseal(createReadStream(file, { highWaterMark: 256 * 1024 }), identities, recipients);
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  const fed = pipeline(opened, gunzip);
  fed.catch(() => {});
  try {
    yield* gunzip;
    await fed;
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw error instanceof BackupRefused ? error : new BackupRefused("damaged", { what });
  }
}
