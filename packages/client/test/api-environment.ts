/** Everything the API reads from its environment, with each outside company being its stand-in. */
export function apiEnvironment({
  port,
  url,
  databaseUrl,
  sandbox,
  cloudinary,
  resend,
}: {
  port: number;
  url: string;
  databaseUrl: string;
  sandbox: {
    cloudinary: { publicOrigin: string; cloudName: string };
    resend: { origin: string };
    google: { clientId: string; discoveryUrl: string };
  };
  cloudinary: { apiKey: string; apiSecret: string };
  resend: { apiKey: string };
}): Record<string, string> {
  const prefix = encodeURIComponent(sandbox.cloudinary.publicOrigin);
  return {
    VITRINA_ENV: "local",
    // A worker answers too, and needs no built web apps.
    ROLE: "worker",
    NODE_ENV: "production",
    LOG_LEVEL: "error",
    PORT: `${port}`,
    PUBLIC_URL: url,
    REQUESTS_PER_MINUTE: "100000",
    DATABASE_URL: databaseUrl,
    AUTH_SECRETS: "a secret of the tests that is long enough to be one",
    ENCRYPTION_KEYS: "a-key-for-what-is-closed-at-rest-in-tests",
    HEALTH_TOKEN: "a health token of the tests that is long enough",
    CLOUDINARY_URL: `cloudinary://${cloudinary.apiKey}:${cloudinary.apiSecret}@${sandbox.cloudinary.cloudName}?upload_prefix=${prefix}`,
    RESEND_API_KEY: resend.apiKey,
    RESEND_WEBHOOK_SECRETS: `whsec_${"A".repeat(32)}`,
    RESEND_BASE_URL: sandbox.resend.origin,
    CONTACT_EMAIL: "hola@vitrina.example",
    CONTACT_WHATSAPP: "+595981000000",
    MAIL_FROM: "Vitrina <hola@vitrina.example>",
    GOOGLE_CLIENT_ID: sandbox.google.clientId,
    GOOGLE_CLIENT_SECRET: "not-used-here",
    GOOGLE_DISCOVERY_URL: sandbox.google.discoveryUrl,
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
  };
}
