import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

/** Where a sealed text lies. It opens nowhere else: a copy put into another row or field is refused. */
export type Place = { collection: string; id: string; field: string };

export type Sealer = {
  /** The name of the key that seals now. */
  newest: string;
  /** The names of every key that opens, the newest first. */
  keyIds: readonly string[];
  /** Closes a text for one place, with a data key of its own that the newest key wraps. */
  seal: (place: Place, text: string) => string;
  /** @throws SealError when it cannot be opened at this place */
  open: (place: Place, sealed: string) => string;
  /**
   * The name of the key that a sealed text needs.
   * @throws SealError when the text is no sealed text
   */
  keyIdOf: (sealed: string) => string;
  /** A signature that says which key made it, as `keyId.mac`. */
  sign: (what: string, text: string) => string;
  /** `unknown-key` when the key that made it is not known any more. */
  verify: (what: string, text: string, signature: string) => "good" | "wrong" | "unknown-key";
};

export type SealErrorKind = "malformed" | "unknown-version" | "unknown-key" | "altered";

/** A sealed text that does not open. Says neither the text nor the key. */
export class SealError extends Error {
  override readonly name = "SealError";
  readonly kind: SealErrorKind;

  constructor(kind: SealErrorKind, place: Pick<Place, "collection" | "field"> | null) {
    super(`a sealed text${place ? ` in ${place.collection}.${place.field}` : ""} does not open: ${kind}`);
    this.kind = kind;
  }
}

const CIPHER = "aes-256-gcm";
const VERSION = "v1";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SHAPE = /^(v\d+)\.([0-9a-f]{12})\.([\w-]+)\.([\w-]+)$/;

type Key = { id: string; wrapping: Buffer; signing: Buffer };

/**
 * Encryption at rest in two steps: every text has a data key of its own, wrapped by one of ours, whose name stands in the
 * sealed text: `v1.<key>.<wrapped data key>.<closed text>`. AES-256-GCM both times, bound to the place.
 *
 * @param secrets - newest first; the newest seals and signs, every one of them opens
 */
export function cryptoSealer(secrets: readonly string[]): Sealer {
  const keys = secrets.map(keyFrom);
  const [newest] = keys;
  if (!newest) throw new Error("Sealing needs at least one key.");
  const keyNamed = new Map(keys.map((key) => [key.id, key]));

  return {
    newest: newest.id,
    keyIds: keys.map(({ id }) => id),
    seal(place, text) {
      const dataKey = randomBytes(KEY_BYTES);
      const wrapped = close(newest.wrapping, boundTo(place, newest.id), dataKey);
      return [VERSION, newest.id, wrapped, close(dataKey, boundTo(place, ""), Buffer.from(text, "utf8"))].join(".");
    },
    open(place, sealed) {
      const { keyId, wrapped, closed } = partsOf(sealed, place);
      const key = keyNamed.get(keyId);
      if (!key) throw new SealError("unknown-key", place);
      const dataKey = unclose(key.wrapping, boundTo(place, keyId), wrapped, place);
      return unclose(dataKey, boundTo(place, ""), closed, place).toString("utf8");
    },
    keyIdOf: (sealed) => partsOf(sealed, null).keyId,
    sign: (what, text) => `${newest.id}.${macOf(newest, what, text).toString("base64url")}`,
    verify(what, text, signature) {
      const [id = "", mac = ""] = signature.split(".");
      const key = keyNamed.get(id);
      if (!key) return "unknown-key";
      const right = macOf(key, what, text);
      const given = Buffer.from(mac, "base64url");
      return given.length === right.length && timingSafeEqual(given, right) ? "good" : "wrong";
    },
  };
}

/** The name of a key, by which a person may speak of it: it tells nothing of the key itself. */
export function keyIdOfSecret(secret: string): string {
  return createHash("sha256").update("vitrina/key-name\0").update(secret).digest("hex").slice(0, 12);
}

function keyFrom(secret: string): Key {
  const derive = (use: string) => Buffer.from(hkdfSync("sha256", secret, "", `vitrina/at-rest/${use}`, KEY_BYTES));
  return { id: keyIdOfSecret(secret), wrapping: derive("wrapping"), signing: derive("signing") };
}

const macOf = ({ signing }: Key, what: string, text: string) =>
  createHmac("sha256", signing)
    .update(JSON.stringify([what, text]))
    .digest();

const boundTo = ({ collection, id, field }: Place, keyId: string) =>
  Buffer.from(JSON.stringify([VERSION, collection, id, field, keyId]));

function partsOf(sealed: string, place: Place | null): { keyId: string; wrapped: string; closed: string } {
  const [, version, keyId = "", wrapped = "", closed = ""] = SHAPE.exec(sealed) ?? [];
  if (version === undefined) throw new SealError("malformed", place);
  if (version !== VERSION) throw new SealError("unknown-version", place);
  return { keyId, wrapped, closed };
}

function close(key: Buffer, bound: Buffer, content: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(bound);
  const closed = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString("base64url");
}

function unclose(key: Buffer, bound: Buffer, text: string, place: Place): Buffer {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length < NONCE_BYTES + TAG_BYTES || bytes.toString("base64url") !== text) {
    throw new SealError("malformed", place);
  }
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(bound).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    throw new SealError("altered", place);
  }
}
