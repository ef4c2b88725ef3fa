import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";

const KINDS = {
  authSecret: () => randomBytes(48).toString("base64url"),
  encryptionKey: () => randomBytes(48).toString("base64url"),
  cloudinaryKey: () =>
    BigInt(`0x${randomBytes(7).toString("hex")}`)
      .toString()
      .padStart(15, "1")
      .slice(0, 15),
  cloudinarySecret: () => randomBytes(24).toString("base64url"),
  resendKey: () => `re_${randomBytes(18).toString("base64url")}`,
  healthToken: () => randomBytes(36).toString("base64url"),
  resendWebhookSecret: () => `whsec_${randomBytes(24).toString("base64")}`,
  googleSecret: () => `GOCSPX-${randomBytes(18).toString("base64url")}`,
  bucketSecret: () => randomBytes(30).toString("base64url"),
};

export type LocalSecrets = Record<keyof typeof KINDS, string>;

/** Secrets of this machine alone: made on the first start, readable by their owner only, the same ever after. */
export function localSecrets(file: string): LocalSecrets {
  const kept: Partial<LocalSecrets> = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const secrets: LocalSecrets = {
    authSecret: kept.authSecret ?? KINDS.authSecret(),
    encryptionKey: kept.encryptionKey ?? KINDS.encryptionKey(),
    cloudinaryKey: kept.cloudinaryKey ?? KINDS.cloudinaryKey(),
    cloudinarySecret: kept.cloudinarySecret ?? KINDS.cloudinarySecret(),
    resendKey: kept.resendKey ?? KINDS.resendKey(),
    healthToken: kept.healthToken ?? KINDS.healthToken(),
    resendWebhookSecret: kept.resendWebhookSecret ?? KINDS.resendWebhookSecret(),
    googleSecret: kept.googleSecret ?? KINDS.googleSecret(),
    bucketSecret: kept.bucketSecret ?? KINDS.bucketSecret(),
  };
  if (Object.keys(KINDS).some((name) => !(name in kept))) {
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    chmodSync(file, 0o600);
  }
  return secrets;
}
