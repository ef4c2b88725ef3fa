import { objectStorage } from "@vitrina/object-storage";
import type { CallReport } from "@vitrina/outside";
import type { BackupEnv } from "../env.ts";

type Bucket = Pick<
  BackupEnv,
  "S3_VENDOR" | "S3_ENDPOINT" | "S3_REGION" | "S3_BUCKET" | "S3_ACCESS_KEY_ID" | "S3_SECRET_ACCESS_KEY"
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
