import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";

export type SigningKey = { kid: string; privateKey: CryptoKey; publicJwk: JWK };

/** The RS256 key of the provider, made once and kept, so that a restart does not break open sessions. */
export async function signingKey(dir: string): Promise<SigningKey> {
  const path = join(dir, "signing-key.json");
  await mkdir(dir, { recursive: true });
  let privateJwk: JWK;
  try {
    privateJwk = JSON.parse(await readFile(path, "utf8"));
  } catch {
    const pair = await generateKeyPair("RS256", { extractable: true });
    privateJwk = await exportJWK(pair.privateKey);
    await writeFile(`${path}.part`, JSON.stringify(privateJwk), { mode: 0o600 });
    await rename(`${path}.part`, path);
  }
  const { kty, n, e } = privateJwk;
  const kid = await calculateJwkThumbprint(privateJwk);
  const privateKey = await importJWK(privateJwk, "RS256");
  if (privateKey instanceof Uint8Array || !kty || !n || !e)
    throw new Error(`${path} does not hold an RSA key; delete it.`);
  return { kid, privateKey, publicJwk: { kty, n, e, kid, alg: "RS256", use: "sig" } };
}
