import { describe, expect, test } from "vitest";
import { EnvError, readEnv } from "./env.ts";

const SECRET = "a-secret-of-more-than-thirty-two-characters";
const complete = {
  VITRINA_ENV: "production",
  PUBLIC_URL: "https://vitrina.example",
  DATABASE_URL: "mongodb+srv://user:pass@cluster.example/vitrina",
  AUTH_SECRETS: SECRET,
  ENCRYPTION_KEYS: `${SECRET}-for-what-is-at-rest`,
  HEALTH_TOKEN: "a health token of the tests that is long enough",
  CLOUDINARY_URL: "cloudinary://key:secret@cloud",
  RESEND_API_KEY: "re_123456",
  RESEND_WEBHOOK_SECRETS: `whsec_${"A".repeat(32)}`,
  CONTACT_EMAIL: "hola@vitrina.example",
  CONTACT_WHATSAPP: "+595981000000",
  MAIL_FROM: "Vitrina <hola@vitrina.example>",
  GOOGLE_CLIENT_ID: "client",
  GOOGLE_CLIENT_SECRET: "client-secret",
  SENTRY_DSN: "https://0123456789abcdef0123456789abcdef@o1.ingest.de.sentry.io/2",
  S3_VENDOR: "b2",
  S3_ENDPOINT: "https://s3.us-west-000.backblazeb2.com",
  S3_REGION: "us-west-000",
  S3_BUCKET: "vitrina-backups",
  S3_ACCESS_KEY_ID: "key",
  S3_SECRET_ACCESS_KEY: "secret-of-the-bucket",
  BACKUP_RECIPIENTS: `age1${"q".repeat(58)}`,
  BACKUP_SIGNING_KEY: "A".repeat(43),
};

const problemsOf = (env: Record<string, string | undefined>): readonly string[] => {
  try {
    readEnv(env);
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
};

describe("the environment", () => {
  test("a complete one is accepted", () => {
    expect(readEnv(complete)).toMatchObject({ PORT: 4000, ROLE: "all", AUTH_SECRETS: [SECRET] });
  });

  test("everything missing is named at once", () => {
    expect(problemsOf({ VITRINA_ENV: "production" })).toEqual([
      "PUBLIC_URL is missing",
      "HEALTH_TOKEN is missing",
      "DATABASE_URL is missing",
      "AUTH_SECRETS is missing",
      "ENCRYPTION_KEYS is missing",
      "CLOUDINARY_URL is missing",
      "RESEND_API_KEY is missing",
      "RESEND_WEBHOOK_SECRETS is missing",
      "MAIL_FROM is missing",
      "CONTACT_EMAIL is missing",
      "CONTACT_WHATSAPP is missing",
      "GOOGLE_CLIENT_ID is missing",
      "GOOGLE_CLIENT_SECRET is missing",
      "SENTRY_DSN is missing",
      "S3_VENDOR is missing",
      "S3_REGION is missing",
      "S3_BUCKET is missing",
      "S3_ACCESS_KEY_ID is missing",
      "S3_SECRET_ACCESS_KEY is missing",
      "BACKUP_RECIPIENTS is missing",
      "BACKUP_SIGNING_KEY is missing",
    ]);
  });

  test.each([
    ["an address without TLS", { PUBLIC_URL: "http://vitrina.example" }, /PUBLIC_URL/],
    ["an address of this machine", { PUBLIC_URL: "https://localhost" }, /PUBLIC_URL/],
    [
      "the stand-in for Cloudinary",
      { CLOUDINARY_URL: "cloudinary://k:s@c?upload_prefix=http%3A%2F%2F127.0.0.1" },
      /CLOUDINARY_URL/,
    ],
    ["the stand-in for mail", { RESEND_BASE_URL: "http://127.0.0.1:4002" }, /RESEND_BASE_URL/],
    ["the stand-in for Google", { GOOGLE_DISCOVERY_URL: "http://127.0.0.1:4003" }, /GOOGLE_DISCOVERY_URL/],
    ["the stand-in for Sentry", { SENTRY_DSN: "http://key@127.0.0.1:4006/1" }, /SENTRY_DSN/],
    ["a DSN without a project", { SENTRY_DSN: "https://key@sentry.io/" }, /SENTRY_DSN/],
    ["a bucket on this machine", { S3_ENDPOINT: "http://127.0.0.1:4006" }, /S3_ENDPOINT/],
    ["a bucket without an address", { S3_ENDPOINT: "" }, /S3_ENDPOINT/],
    [
      "a key that opens backups, where requests are answered",
      { BACKUP_IDENTITY: "AGE-SECRET-KEY-1X" },
      /BACKUP_IDENTITY/,
    ],
    ["a webhook secret of another company", { RESEND_WEBHOOK_SECRETS: "sk_123" }, /RESEND_WEBHOOK_SECRETS/],
    [
      "three webhook secrets at once",
      {
        RESEND_WEBHOOK_SECRETS: Array(3)
          .fill(`whsec_${"A".repeat(32)}`)
          .join(),
      },
      /RESEND_WEBHOOK_SECRETS/,
    ],
    ["half a challenge", { TURNSTILE_SITE_KEY: "0x123" }, /TURNSTILE_SECRET_KEY/],
    ["the stand-in for the challenge", { TURNSTILE_BASE_URL: "http://127.0.0.1:4005" }, /TURNSTILE_BASE_URL/],
    ["a WhatsApp number nobody can dial", { CONTACT_WHATSAPP: "0981 123 456" }, /CONTACT_WHATSAPP/],
    ["a short secret", { AUTH_SECRETS: "short" }, /AUTH_SECRETS/],
    ["a short key", { ENCRYPTION_KEYS: `${SECRET},short` }, /ENCRYPTION_KEYS/],
    ["one secret for two uses", { ENCRYPTION_KEYS: SECRET }, /ENCRYPTION_KEYS.*AUTH_SECRETS/],
  ])("production refuses %s", (_what, change, problem) => {
    expect(problemsOf({ ...complete, ...change }).join()).toMatch(problem);
  });

  test("a worker may hold the key that opens backups, for the drill", () => {
    expect(problemsOf({ ...complete, ROLE: "worker", BACKUP_IDENTITY: "AGE-SECRET-KEY-1X" })).toEqual([]);
  });

  test("a refusal names no value", () => {
    expect(problemsOf({ ...complete, AUTH_SECRETS: "tell-nobody" }).join()).not.toContain("tell-nobody");
  });
});
