import { objectStorage } from "@vitrina/object-storage";
import type { CallReport } from "@vitrina/outside";
import { z } from "zod";

const list = z
  .string()
  .default("")
  .transform((text) => text.split(",").flatMap((item) => item.trim() || []));
const key32 = z.string().regex(/^[\w-]{43}$/, "32 bytes in base64url: npm run backup -- keys");

/** The bucket and the keys of backups, as the environment names them. */
export const backupShape = {
  /** Whose bucket: aws, r2, b2 or minio. */
  S3_VENDOR: z.enum(["aws", "r2", "b2", "minio"], "aws, r2, b2 or minio"),
  /** Needed by all but AWS. */
  S3_ENDPOINT: z.url("an address such as https://s3.us-west-000.backblazeb2.com").optional(),
  S3_REGION: z.string().min(2),
  S3_BUCKET: z.string().min(3),
  S3_ACCESS_KEY_ID: z.string().min(3),
  S3_SECRET_ACCESS_KEY: z.string().min(8),
  /** Public keys that backups are sealed to; the private ones are kept elsewhere. */
  BACKUP_RECIPIENTS: z
    .string()
    .transform((text) => text.split(",").map((item) => item.trim()))
    .pipe(z.array(z.string().regex(/^age1[0-9a-z]{58}$/, "age1…")).min(1)),
  /** Signs the manifest of every backup. */
  BACKUP_SIGNING_KEY: key32,
  /** Who else may have signed one: the keys before this one. */
  BACKUP_VERIFY_KEYS: list.pipe(z.array(key32)),
  /** Opens backups. Only where drills run, never where requests are answered. */
  BACKUP_IDENTITY: z
    .string()
    .regex(/AGE-SECRET-KEY-/, "AGE-SECRET-KEY-…")
    .optional(),
  /** Whose backups, in the bucket; VITRINA_ENV otherwise. A developer who restores production says production. */
  BACKUP_ENVIRONMENT: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, "small letters and digits")
    .optional(),
  /** So long nobody can delete a backup, whoever has the keys; 0 for a bucket without locks. */
  BACKUP_LOCK_DAYS: z.coerce.number().int().min(0).max(3_650).default(35),
  /** Where the encrypted archive waits to be sent; the system's directory for temporary files otherwise. */
  BACKUP_SPOOL: z.string().optional(),
};

type Bucket = z.infer<
  z.ZodObject<
    Pick<
      typeof backupShape,
      "S3_VENDOR" | "S3_ENDPOINT" | "S3_REGION" | "S3_BUCKET" | "S3_ACCESS_KEY_ID" | "S3_SECRET_ACCESS_KEY"
    >
  >
>;

export function storageOf(env: Bucket, onCall?: (report: CallReport) => void) {
  return objectStorage({
    vendor: env.S3_VENDOR,
    region: env.S3_REGION,
    bucket: env.S3_BUCKET,
    accessKeyId: env.S3_ACCESS_KEY_ID,
    secretAccessKey: env.S3_SECRET_ACCESS_KEY,
    ...(env.S3_ENDPOINT !== undefined && { endpoint: env.S3_ENDPOINT }),
    ...(onCall && { onCall }),
  });
}
