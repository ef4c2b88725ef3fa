const DAY_MS = 24 * 60 * 60 * 1000;
const GIGABYTE = 1_000_000_000;

/** What an account may use in a day of what costs us money, room or the patience of others. */
export const QUOTAS = {
  uploads: { everyMs: DAY_MS, creator: 1_000, admin: 5_000 },
  "upload-bytes": { everyMs: DAY_MS, creator: 20 * GIGABYTE, admin: 100 * GIGABYTE },
  /** Mails that somebody makes us send to an address they typed. */
  mails: { everyMs: DAY_MS, creator: 20, admin: 100 },
  messages: { everyMs: DAY_MS, creator: 500, admin: 5_000 },
  applications: { everyMs: DAY_MS, creator: 100, admin: 100 },
  exports: { everyMs: DAY_MS, creator: 3, admin: 3 },
} as const;

export type QuotaKind = keyof typeof QUOTAS;

export const quotaOf = (kind: QuotaKind, who: "creator" | "admin"): number => QUOTAS[kind][who];
