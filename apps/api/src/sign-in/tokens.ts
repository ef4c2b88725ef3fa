import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

export type Tokens = {
  /** A new secret of 256 bits; only its hash is stored. */
  issue: () => { token: string; hash: string };
  hashOf: (token: string) => string;
  /** Closes a text that has to wait in the database, such as a link in the outbox, so that a copy of the data is no way in. */
  seal: (text: string) => string;
  /** Opens what {@link Tokens.seal} closed. Throws when it was altered or its secret is no longer known. */
  unseal: (sealed: string) => string;
};

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @param secrets - newest first; the newest seals, every one of them unseals. */
export function cryptoTokens(secrets: readonly string[]): Tokens {
  const keys = secrets.map((secret) => Buffer.from(hkdfSync("sha256", secret, "", "vitrina/sealed-text", 32)));
  const [newest] = keys;
  if (!newest) throw new Error("Sealing needs at least one secret.");

  const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");

  return {
    issue() {
      const token = randomBytes(32).toString("base64url");
      return { token, hash: hashOf(token) };
    },
    hashOf,
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, newest, nonce);
      const closed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString("base64url");
    },
    unseal(sealed) {
      const bytes = Buffer.from(sealed, "base64url");
      for (const key of keys) {
        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
        decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        const opened = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
        try {
          return Buffer.concat([opened, decipher.final()]).toString("utf8");
        } catch {
          // Closed with another of the secrets, or altered: the last word is below.
        }
      }
      throw new Error("A sealed text does not open with any known secret.");
    },
  };
}
