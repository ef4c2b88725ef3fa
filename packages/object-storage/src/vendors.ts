/** Whose bucket it is. */
export const VENDORS = ["aws", "r2", "b2", "minio"] as const;
export type Vendor = (typeof VENDORS)[number];

type Manners = {
  /** `http://host/bucket/key` instead of `http://bucket.host/key`. */
  pathStyle: boolean;
  /** Takes `x-amz-object-lock-*`. R2 has locks of the bucket instead, set in its console. */
  objectLock: boolean;
  /** Takes `If-None-Match: *` on writing. Not known of B2: there a look before is all, and its buckets keep every version. */
  ifNoneMatch: boolean;
};

/**
 * What each company takes. Sources: docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html,
 * developers.cloudflare.com/r2/api/s3/api, backblaze.com/docs/cloud-storage-call-the-s3-compatible-api.
 */
export const MANNERS: Readonly<Record<Vendor, Manners>> = {
  aws: { pathStyle: false, objectLock: true, ifNoneMatch: true },
  r2: { pathStyle: true, objectLock: false, ifNoneMatch: true },
  b2: { pathStyle: true, objectLock: true, ifNoneMatch: false },
  minio: { pathStyle: true, objectLock: true, ifNoneMatch: true },
};
