import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";

/** Made-up values of the right form, for a host that is started to be looked at and reaches no outside company. */
const MADE_UP: Record<string, () => string> = {
  HEALTH_TOKEN: secret,
  AUTH_SECRETS: secret,
  ENCRYPTION_KEYS: secret,
  CLOUDINARY_URL: () => "cloudinary://key:secret@cloud",
  RESEND_API_KEY: () => "re_made_up_key",
  RESEND_WEBHOOK_SECRETS: () => `whsec_${randomBytes(24).toString("base64")}`,
  GOOGLE_CLIENT_ID: () => "made-up",
  GOOGLE_CLIENT_SECRET: () => "made-up",
  SENTRY_DSN: () => "https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/1",
  S3_BUCKET: () => "vitrina-backups",
  S3_ACCESS_KEY_ID: () => "made-up",
  S3_SECRET_ACCESS_KEY: secret,
  BACKUP_RECIPIENTS: () => "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
  BACKUP_SIGNING_KEY: signingKey,
};

function secret(): string {
  return randomBytes(48).toString("base64url");
}

function signingKey(): string {
  return randomBytes(32).toString("base64url");
}

/** The example with every empty value filled in. */
export function trySettings(example: string): string {
  return example.replaceAll(/^([A-Z][A-Z0-9_]*)=$/gm, (line, name: string) => {
    const value = MADE_UP[name]?.();
    return value === undefined ? line : `${name}=${value}`;
  });
}

if (import.meta.main) process.stdout.write(trySettings(readFileSync(0, "utf8")));
