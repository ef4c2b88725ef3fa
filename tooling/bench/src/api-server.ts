import { freePort } from "@vitrina/testing";
import { type ChildProgram, startServer } from "./child-program.ts";

const API = new URL("../../../apps/api/src/main.ts", import.meta.url);

/** The account at Cloudinary whose addresses a cover gets. */
export const CLOUD = "demo";

/**
 * The whole API as it ships, in a process of its own. It runs as a worker: one that answers all the same, and serves no web
 * apps that would have to be built first.
 */
export async function startApi(databaseUrl: string, env: Record<string, string> = {}): Promise<ChildProgram> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const settings = {
    VITRINA_ENV: "local",
    ROLE: "worker",
    LOG_LEVEL: "error",
    PORT: `${port}`,
    PUBLIC_URL: origin,
    REQUESTS_PER_MINUTE: "1000000000",
    DATABASE_URL: databaseUrl,
    AUTH_SECRETS: "a secret of the benches that is long enough to be one",
    ENCRYPTION_KEYS: "a-key-for-what-is-closed-at-rest-in-tests",
    HEALTH_TOKEN: "a health token of the tests that is long enough",
    CLOUDINARY_URL: `cloudinary://key:secret@${CLOUD}`,
    RESEND_API_KEY: "re_not_used_here",
    RESEND_WEBHOOK_SECRETS: `whsec_${"A".repeat(32)}`,
    CONTACT_EMAIL: "hola@vitrina.example",
    CONTACT_WHATSAPP: "+595981000000",
    MAIL_FROM: "Vitrina <hola@vitrina.example>",
    GOOGLE_CLIENT_ID: "not-used-here",
    GOOGLE_CLIENT_SECRET: "not-used-here",
    SENTRY_DSN: "http://0123456789abcdef0123456789abcdef@127.0.0.1:9/1",
    BACKUP_SCHEDULE: "off",
    S3_VENDOR: "minio",
    S3_ENDPOINT: "http://127.0.0.1:9",
    S3_REGION: "us-east-1",
    S3_BUCKET: "backups",
    S3_ACCESS_KEY_ID: "key",
    S3_SECRET_ACCESS_KEY: "not-used-here",
    BACKUP_RECIPIENTS: `age1${"q".repeat(58)}`,
    BACKUP_SIGNING_KEY: "A".repeat(43),
    ...env,
  };
  return startServer({ file: API, env: settings }, origin, "/readyz");
}
