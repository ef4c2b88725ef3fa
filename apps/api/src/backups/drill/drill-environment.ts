import { randomBytes } from "node:crypto";

/** Port 9 discards: nothing that the product sends during a drill gets anywhere. */
const NOWHERE = "http://127.0.0.1:9";

/**
 * What the API reads when it runs on restored data: everything it needs to start, and no way to anybody outside. Keys are new ones, so
 * that no session, link or sealed secret of the backup means anything there.
 */
export function drillEnvironment(databaseUrl: string, port: number): Record<string, string> {
  const secret = () => randomBytes(48).toString("base64url");
  return {
    VITRINA_ENV: "local",
    NODE_ENV: "production",
    ROLE: "web",
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    DATABASE_URL: databaseUrl,
    RELEASE: "drill",
    LOG_LEVEL: "error",
    AUTH_SECRETS: secret(),
    ENCRYPTION_KEYS: secret(),
    CLOUDINARY_URL: `cloudinary://drill:drill@drill?upload_prefix=${encodeURIComponent(NOWHERE)}`,
    RESEND_API_KEY: "re_drill",
    RESEND_BASE_URL: NOWHERE,
    RESEND_WEBHOOK_SECRETS: `whsec_${"A".repeat(32)}`,
    CONTACT_EMAIL: "drill@vitrina.invalid",
    CONTACT_WHATSAPP: "+595981000000",
    MAIL_FROM: "Vitrina <drill@vitrina.invalid>",
    GOOGLE_CLIENT_ID: "drill",
    GOOGLE_CLIENT_SECRET: "drill",
    HEALTH_TOKEN: secret(),
    SENTRY_DSN: "http://0123456789abcdef0123456789abcdef@127.0.0.1:9/1",
    S3_VENDOR: "minio",
    S3_ENDPOINT: NOWHERE,
    S3_REGION: "drill",
    S3_BUCKET: "drill",
    S3_ACCESS_KEY_ID: "drill",
    S3_SECRET_ACCESS_KEY: "drill-drill",
    BACKUP_RECIPIENTS: `age1${"q".repeat(58)}`,
    BACKUP_SIGNING_KEY: randomBytes(32).toString("base64url"),
  };
}
