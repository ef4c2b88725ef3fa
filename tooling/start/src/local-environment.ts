import type { LocalBackupKeys } from "./local-backup-keys.ts";
import type { LocalSecrets } from "./local-secrets.ts";
import type { SandboxAddresses } from "./sandbox-process.ts";

/** The API's environment on a laptop: every outside company is its stand-in, nothing is taken from the surroundings. */
export function localEnvironment({
  port,
  publicUrl,
  databaseUrl,
  secrets,
  backupKeys,
  sandbox,
  oldUploads,
}: {
  port: number;
  publicUrl: string;
  databaseUrl: string;
  secrets: LocalSecrets;
  backupKeys: LocalBackupKeys;
  sandbox: SandboxAddresses;
  /** Where the upload folder of a previous application would lie. */
  oldUploads: string;
}): Record<string, string> {
  const { cloudinaryKey, cloudinarySecret } = secrets;
  return {
    VITRINA_ENV: "local",
    NODE_ENV: "production",
    DRAIN_SECONDS: "0",
    PORT: `${port}`,
    PUBLIC_URL: publicUrl,
    DATABASE_URL: databaseUrl,
    AUTH_SECRETS: secrets.authSecret,
    ENCRYPTION_KEYS: secrets.encryptionKey,
    HEALTH_TOKEN: secrets.healthToken,
    CONTACT_EMAIL: "hola@vitrina.local",
    CONTACT_WHATSAPP: "+595981000000",
    MAIL_FROM: "Vitrina <hola@vitrina.local>",
    REQUESTS_PER_MINUTE: "100000",
    CLOUDINARY_URL: `cloudinary://${cloudinaryKey}:${cloudinarySecret}@${sandbox.cloudName}?upload_prefix=${encodeURIComponent(sandbox.cloudinary)}`,
    OLD_UPLOADS: oldUploads,
    OLD_HOSTS: "www.agencia.example",
    RESEND_API_KEY: secrets.resendKey,
    RESEND_BASE_URL: sandbox.resend,
    RESEND_WEBHOOK_SECRETS: secrets.resendWebhookSecret,
    GOOGLE_CLIENT_ID: sandbox.googleClientId,
    GOOGLE_CLIENT_SECRET: secrets.googleSecret,
    GOOGLE_DISCOVERY_URL: sandbox.googleDiscovery,
    SENTRY_DSN: sandbox.sentryDsn,
    SENTRY_TRACES_SHARE: "1",
    S3_VENDOR: "aws",
    S3_ENDPOINT: sandbox.s3,
    S3_REGION: sandbox.s3Region,
    S3_BUCKET: sandbox.s3Bucket,
    S3_ACCESS_KEY_ID: sandbox.s3Key,
    S3_SECRET_ACCESS_KEY: secrets.bucketSecret,
    BACKUP_RECIPIENTS: backupKeys.recipient,
    BACKUP_IDENTITY: backupKeys.identity,
    BACKUP_SIGNING_KEY: backupKeys.signingKey,
    BACKUP_LOCK_DAYS: "1",
    BACKUP_SCHEDULE: "off",
  };
}
