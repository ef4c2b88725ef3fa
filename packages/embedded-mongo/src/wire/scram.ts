import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from "node:crypto";
import { MongoError } from "../errors/mongo-error.ts";

const ITERATIONS = 15_000;

const hmac = (key: Uint8Array, text: string): Buffer => createHmac("sha256", key).update(text).digest();
const hash = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

const refused = (): MongoError => new MongoError("AuthenticationFailed", "Authentication failed.");

/** The one user of a server that asks for a password, kept as RFC 5802 and RFC 7677 ask: salted, never in the clear. */
export class ScramUser {
  readonly name: string;
  private readonly salt = randomBytes(28);
  private readonly storedKey: Buffer;
  private readonly serverKey: Buffer;

  constructor(name: string, password: string) {
    this.name = name;
    const salted = pbkdf2Sync(password.normalize("NFKC"), this.salt, ITERATIONS, 32, "sha256");
    this.storedKey = hash(hmac(salted, "Client Key"));
    this.serverKey = hmac(salted, "Server Key");
  }

  /** Answers a client's first message. Throws AuthenticationFailed for another user. */
  begin(payload: string): Conversation {
    const match = /^n,[^,]*,(n=([^,]*),r=([^,]+).*)$/.exec(payload);
    const [, bare, name, nonce] = match ?? [];
    if (bare === undefined || nonce === undefined || plainName(name ?? "") !== this.name) throw refused();
    const both = nonce + randomBytes(24).toString("base64");
    const challenge = `r=${both},s=${this.salt.toString("base64")},i=${ITERATIONS}`;
    return { challenge, finish: (final) => this.finish(`${bare},${challenge}`, both, final) };
  }

  private finish(before: string, nonce: string, payload: string): string {
    const match = /^((c=[^,]+),r=([^,]+)),p=(.+)$/.exec(payload);
    const [, withoutProof, , theirNonce, proof] = match ?? [];
    if (withoutProof === undefined || proof === undefined || theirNonce !== nonce) throw refused();
    const message = `${before},${withoutProof}`;
    const signature = hmac(this.storedKey, message);
    const given = Buffer.from(proof, "base64");
    if (given.length !== signature.length) throw refused();
    const clientKey = Buffer.from(given.map((byte, i) => byte ^ (signature[i] ?? 0)));
    if (!timingSafeEqual(hash(clientKey), this.storedKey)) throw refused();
    return `v=${hmac(this.serverKey, message).toString("base64")}`;
  }
}

const plainName = (name: string): string => name.replaceAll("=2C", ",").replaceAll("=3D", "=");

export type Conversation = {
  challenge: string;
  /** Checks the client's proof and gives the server's. Throws AuthenticationFailed. */
  finish(payload: string): string;
};
