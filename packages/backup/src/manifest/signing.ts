import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";

/** The heads of Ed25519 keys in DER, before their 32 bytes: RFC 8410. */
const PRIVATE_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");
const PUBLIC_HEAD = Buffer.from("302a300506032b6570032100", "hex");

export type SigningKeys = { signingKey: string; verifyKey: string };

/** A new pair, each of 32 bytes in base64url. */
export function newSigningKeys(): SigningKeys {
  const { privateKey } = generateKeyPairSync("ed25519");
  const signingKey = privateKey.export({ type: "pkcs8", format: "der" }).subarray(-32).toString("base64url");
  return { signingKey, verifyKey: verifyKeyOf(signingKey) };
}

export function verifyKeyOf(signingKey: string): string {
  const der = createPublicKey(privateKeyOf(signingKey)).export({ type: "spki", format: "der" });
  return der.subarray(-32).toString("base64url");
}

/** An Ed25519 signature in base64url. */
export function signText(text: string, signingKey: string): string {
  return sign(null, Buffer.from(text), privateKeyOf(signingKey)).toString("base64url");
}

export function isSignedBy(text: string, signature: string, verifyKeys: readonly string[]): boolean {
  return verifyKeys.some((key) =>
    verify(null, Buffer.from(text), publicKeyOf(key), Buffer.from(signature, "base64url")),
  );
}

function privateKeyOf(key: string): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, raw(key)]), format: "der", type: "pkcs8" });
}

function publicKeyOf(key: string): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, raw(key)]), format: "der", type: "spki" });
}

function raw(key: string): Buffer {
  const bytes = Buffer.from(key, "base64url");
  if (bytes.length !== 32) throw new TypeError("an Ed25519 key has 32 bytes in base64url");
  return bytes;
}
