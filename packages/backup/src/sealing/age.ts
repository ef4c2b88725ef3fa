import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { BackupRefused } from "../refused.ts";

/** A new pair: the identity opens what is sealed to the recipient. */
export async function newSealingKeys(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/**
 * Encrypts to public keys, in the format of `age` (age-encryption.org/v1): whoever holds one of the identities can open it, with this
 * program or with `age -d`. Pieces of 64 KiB, each authenticated.
 */
export async function seal(plain: Readable, recipients: readonly string[]): Promise<Readable> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return fromWeb(await encrypter.encrypt(toWeb(plain)));
}

/**
 * @throws BackupRefused when no identity fits; the stream fails when a single bit was changed or the end is missing
 */
export async function unseal(
  sealed: Readable,
  identities: readonly string[],
  recipients: readonly string[],
): Promise<Readable> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    return fromWeb(await decrypter.decrypt(toWeb(sealed)));
  } catch (error) {
    sealed.destroy();
    const words = error instanceof Error ? error.message : String(error);
    if (/no identity/i.test(words)) throw new BackupRefused("wrong-key", { recipients: recipients.join(", ") });
    throw new BackupRefused("damaged", { what: `its head cannot be read (${words})` });
  }
}

/** The secret lines of a key file as `age-keygen` writes it; comments are left out. */
export function readIdentities(text: string): string[] {
  return text.split(/\s+/).filter((word) => word.startsWith("AGE-SECRET-KEY-"));
}

// Node's and the library's names for one and the same web stream differ in their types only.
const toWeb = (stream: Readable) => Readable.toWeb(stream) as unknown as globalThis.ReadableStream<Uint8Array>;
const fromWeb = (stream: globalThis.ReadableStream<Uint8Array>) =>
  Readable.fromWeb(stream as unknown as ReadableStream<Uint8Array>, { objectMode: false });
