/** What a person can do about a bucket that did not take a backup: wait, wait longer, or have it mended. */
export type BucketTrouble = "away" | "busy" | "refuses";

const AWAY = ["network", "timeout", "unavailable", "bad_response"];
const BUSY = ["rate_limited", "quota"];

/** Null when a run failed for another reason. `problemCode` is `bucket-` and how the company failed. */
export function bucketTrouble(problemCode: string): BucketTrouble | null {
  const [, kind] = /^bucket-(\w+)$/.exec(problemCode) ?? [];
  if (kind === undefined) return null;
  if (AWAY.includes(kind)) return "away";
  return BUSY.includes(kind) ? "busy" : "refuses";
}
