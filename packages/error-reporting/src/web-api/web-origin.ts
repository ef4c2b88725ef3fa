import { parseDsn } from "../dsn.ts";

const OWN_CLOUD = /(?:^|\.)ingest(?:\.([a-z]{2}))?\.sentry\.io$/;

/**
 * Where Sentry's Web API is for a project: at sentry.io of the same region for `…ingest.de.sentry.io`, and for a Sentry of one's own
 * at the place that takes events. An address that somebody names comes first.
 *
 * @throws Error when the DSN is none
 */
export function webOrigin(dsn: string, named?: string): string {
  if (named) return named.replace(/\/+$/, "");
  const { origin } = parseDsn(dsn);
  const [isCloud, region] = OWN_CLOUD.exec(new URL(origin).hostname) ?? [];
  if (isCloud === undefined) return origin;
  return region ? `https://${region}.sentry.io` : "https://sentry.io";
}
