import { type Env, readEnv } from "../env.ts";

/** What the reports of the mail company are signed with in tests. */
export const TEST_WEBHOOK_SECRET = `whsec_${Buffer.from("a webhook secret of tests").toString("base64")}`;

/** A complete local environment that reaches no outside company. */
export function testEnv(databaseUrl: string, change: Record<string, string> = {}): Env {
  return readEnv(testSettings(databaseUrl, change));
}

/** The same as it is written, for a program that is started as a process of its own. */
export function testSettings(databaseUrl: string, change: Record<string, string> = {}): Record<string, string> {
  return {
    VITRINA_ENV: "local",
    PUBLIC_URL: "http://localhost:4000",
    DATABASE_URL: databaseUrl,
    AUTH_SECRETS: "a-secret-of-more-than-thirty-two-characters",
    ENCRYPTION_KEYS: "a-key-for-what-is-closed-at-rest-in-tests",
    CLOUDINARY_URL: "cloudinary://key:secret@demo",
    RESEND_API_KEY: "re_test_key",
    RESEND_WEBHOOK_SECRETS: TEST_WEBHOOK_SECRET,
    CONTACT_EMAIL: "hola@vitrina.local",
    CONTACT_WHATSAPP: "+595981000000",
    MAIL_FROM: "Vitrina <hola@vitrina.local>",
    GOOGLE_CLIENT_ID: "client",
    GOOGLE_CLIENT_SECRET: "client-secret",
    HEALTH_TOKEN: "a-health-token-of-more-than-thirty-two-characters",
    SENTRY_DSN: "http://0123456789abcdef0123456789abcdef@127.0.0.1:9/1",
    BACKUP_SCHEDULE: "off",
    S3_VENDOR: "minio",
    S3_ENDPOINT: "http://127.0.0.1:9",
    S3_REGION: "us-east-1",
    S3_BUCKET: "backups",
    S3_ACCESS_KEY_ID: "key",
    S3_SECRET_ACCESS_KEY: "secret-of-the-bucket",
    BACKUP_RECIPIENTS: `age1${"q".repeat(58)}`,
    BACKUP_SIGNING_KEY: "A".repeat(43),
    LOG_LEVEL: "silent",
    ...change,
  };
}

/** Outside companies that refuse every connection, for tests in which the checks really ask. */
export const NO_COMPANIES = {
  CLOUDINARY_URL: `cloudinary://key:secret@demo?upload_prefix=${encodeURIComponent("http://127.0.0.1:9")}`,
  RESEND_BASE_URL: "http://127.0.0.1:9",
};
