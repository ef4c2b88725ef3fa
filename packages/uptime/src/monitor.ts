/** A monitor as it should be. Its name is what tells it from the others: it is found by it, and never made twice. */
export type Monitor = {
  name: string;
  /** Seconds between two looks; for a heartbeat, how often it should come. */
  interval: number;
} & (
  | { type: "HTTP"; url: string }
  /** Alerts when the page does not hold the word. */
  | { type: "KEYWORD"; url: string; word: string }
  /** Alerts when a value of the JSON answer is not as said. */
  | {
      type: "API";
      url: string;
      headers?: Record<string, string>;
      checks: { property: string; comparison: Comparison; target: string | number }[];
    }
  /** Alerts when nobody has called its address for the interval and so many seconds more. */
  | { type: "HEARTBEAT"; gracePeriod: number }
);

export type Comparison = "equals" | "not_equals" | "less_than" | "greater_than";

/** A monitor as the company keeps it. */
export type StoredMonitor = {
  id: string;
  name: string;
  type: string;
  /** For a heartbeat: the address to call, made by the company. */
  url: string;
  settings: Record<string, unknown>;
};

/** What the product needs from the company that watches from outside. */
export type Monitors = {
  list(): Promise<StoredMonitor[]>;
  create(monitor: Monitor): Promise<StoredMonitor>;
  change(id: string, monitor: Monitor): Promise<StoredMonitor>;
  /** One that is gone already counts as removed. */
  remove(id: string): Promise<void>;
};

/**
 * What the company is told about a monitor, in its own words. A keyword's type says when to ALERT: a page that must hold a
 * word needs ALERT_NOT_EXISTS. Source: https://github.com/uptimerobot/terraform-provider-uptimerobot (internal/client)
 */
export function settingsOf(monitor: Monitor): Record<string, unknown> {
  const common = { friendlyName: monitor.name, type: monitor.type, interval: monitor.interval };
  const overHttp = { timeout: 30, checkSSLErrors: true, sslExpirationReminder: true, domainExpirationReminder: true };
  switch (monitor.type) {
    case "HTTP":
      return { ...common, ...overHttp, url: monitor.url, httpMethodType: "GET", successHttpResponseCodes: ["200"] };
    case "KEYWORD":
      return {
        ...common,
        ...overHttp,
        url: monitor.url,
        httpMethodType: "GET",
        keywordType: "ALERT_NOT_EXISTS",
        keywordValue: monitor.word,
        keywordCaseType: 0,
      };
    case "API":
      return {
        ...common,
        ...overHttp,
        url: monitor.url,
        httpMethodType: "GET",
        customHttpHeaders: monitor.headers ?? {},
        config: { apiAssertions: { logic: "AND", checks: monitor.checks } },
      };
    case "HEARTBEAT":
      return { ...common, gracePeriod: monitor.gracePeriod };
  }
}
