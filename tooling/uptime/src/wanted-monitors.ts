import type { Monitor } from "@vitrina/uptime";

/** Every monitor of ours begins with it; what does not belongs to somebody else. */
export const PREFIX = "Vitrina · ";

/** What each of our pages carries, and no error page of a proxy does. */
export const MARKER = 'name="vitrina" content="ok"';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type Settings = { publicUrl: string; healthToken: string; intervalSeconds: number };

/** Which heartbeat of the installation each heartbeat monitor belongs to. */
export const HEARTBEAT_OF: Readonly<Record<string, string>> = {
  [`${PREFIX}worker`]: "worker",
  [`${PREFIX}outbox`]: "outbox",
  [`${PREFIX}contact form`]: "contact-form",
  [`${PREFIX}backup`]: "backup",
  [`${PREFIX}restore drill`]: "restore-drill",
};

/** The monitors there should be. */
export function wantedMonitors({ publicUrl, healthToken, intervalSeconds }: Settings): Monitor[] {
  const at = (path: string) => new URL(path, publicUrl).href;
  const page = (name: string, path: string): Monitor => ({
    name: `${PREFIX}${name}`,
    type: "KEYWORD",
    interval: intervalSeconds,
    url: at(path),
    word: MARKER,
  });
  const heartbeat = (name: string, interval: number, gracePeriod: number): Monitor => ({
    name: `${PREFIX}${name}`,
    type: "HEARTBEAT",
    interval,
    gracePeriod,
  });
  return [
    page("website", "/"),
    page("panel", "/admin/"),
    page("creators' app", "/creator/"),
    {
      name: `${PREFIX}API`,
      type: "API",
      interval: intervalSeconds,
      url: at("/readyz"),
      checks: [{ property: "$.status", comparison: "equals", target: "ok" }],
    },
    {
      name: `${PREFIX}deep check`,
      type: "API",
      interval: Math.max(5 * MINUTE, intervalSeconds),
      url: at("/deepz"),
      headers: { authorization: `Bearer ${healthToken}` },
      checks: [
        { property: "$.status", comparison: "not_equals", target: "fail" },
        { property: "$.oldestUnsentSeconds", comparison: "less_than", target: 600 },
      ],
    },
    heartbeat("worker", 5 * MINUTE, 2 * MINUTE),
    heartbeat("outbox", 5 * MINUTE, 10 * MINUTE),
    heartbeat("contact form", 15 * MINUTE, 30 * MINUTE),
    heartbeat("backup", 7 * DAY, 6 * HOUR),
    heartbeat("restore drill", 30 * DAY, DAY),
  ];
}
