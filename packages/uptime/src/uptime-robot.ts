import {
  type Budget,
  type CallReport,
  callExternal,
  codeBeneath,
  ExternalError,
  type ExternalOp,
  type Failure,
  failureFromStatus,
  networkFailure,
  redact,
} from "@vitrina/outside";
import { type Monitors, type StoredMonitor, settingsOf } from "./monitor.ts";

export type UptimeRobotConfig = {
  apiKey: string;
  /** Another address than UptimeRobot's own, such as the sandbox's. */
  baseUrl?: string;
  budget?: Partial<Budget>;
  onCall?: (report: CallReport) => void;
};

const BASE_URL = "https://api.uptimerobot.com/v3";
const BUDGET: Budget = { attemptMs: 30_000, attempts: 8, totalMs: 300_000, firstWaitMs: 1_000, longestWaitMs: 30_000 };
const PAGES_MAX = 200;

/**
 * UptimeRobot's API, version 3. The free plan allows ten requests a minute, so that waiting as it asks is part of the work.
 * It has no idempotency keys: whether a monitor was made after all is found out by its name.
 * Sources: https://uptimerobot.com/api/v3, https://github.com/uptimerobot/terraform-provider-uptimerobot
 */
export function uptimeRobot(config: UptimeRobotConfig): Monitors {
  const base = (config.baseUrl ?? BASE_URL).replace(/\/$/, "");
  const budget = { ...BUDGET, ...config.budget };

  const ask = (op: ExternalOp<"uptimerobot">, method: string, path: string, body?: object): Promise<unknown> =>
    callExternal({
      service: "uptimerobot",
      op,
      budget,
      repeatable: method !== "POST",
      ...(config.onCall && { onCall: config.onCall }),
      explain: (thrown) => explain(thrown, config.apiKey),
      async attempt(signal) {
        const answer = await fetch(path.startsWith("http") ? path : `${base}${path}`, {
          method,
          signal,
          headers: {
            authorization: `Bearer ${config.apiKey}`,
            accept: "application/json",
            ...(body && { "content-type": "application/json" }),
          },
          ...(body && { body: JSON.stringify(body) }),
        });
        const text = await answer.text();
        if (!answer.ok) throw new Refused(answer.status, text, answer.headers.get("retry-after"));
        if (method === "DELETE") return {};
        try {
          return JSON.parse(text);
        } catch {
          throw new NotJson();
        }
      },
    });

  async function list(): Promise<StoredMonitor[]> {
    const found: StoredMonitor[] = [];
    let path: string | null = "/monitors?limit=50";
    for (let page = 0; path !== null && page < PAGES_MAX; page += 1) {
      const answer = recordOf(await ask("list", "GET", path));
      const rows = Array.isArray(answer.data) ? answer.data : answer.monitors;
      if (!Array.isArray(rows)) throw notAList();
      found.push(...rows.map((row) => stored(row)));
      path = nextPage(answer, base);
    }
    return found;
  }

  return {
    list,
    async create(monitor) {
      try {
        return stored(await ask("create", "POST", "/monitors", settingsOf(monitor)));
      } catch (error) {
        if (!(error instanceof ExternalError && error.outcomeUnknown)) throw error;
        // Whether it was made stays the question, also when nobody tells what is there.
        const there = await list().catch(() => []);
        const made = there.find(({ name }) => name === monitor.name);
        if (made) return made;
        throw error;
      }
    },
    async change(id, monitor) {
      const { type: _type, ...settings } = settingsOf(monitor);
      return stored(await ask("change", "PATCH", `/monitors/${encodeURIComponent(id)}`, settings));
    },
    async remove(id) {
      try {
        await ask("remove", "DELETE", `/monitors/${encodeURIComponent(id)}`);
      } catch (error) {
        if (!(error instanceof ExternalError && error.kind === "not_found")) throw error;
      }
    },
  };
}

/** Both ways of paging are in use: a cursor, or the address of the next page, which must be of the same house. */
function nextPage({ nextCursorId, nextLink }: Record<string, unknown>, base: string): string | null {
  if (typeof nextCursorId === "string" || typeof nextCursorId === "number") {
    return `/monitors?limit=50&cursor=${encodeURIComponent(nextCursorId)}`;
  }
  if (typeof nextLink !== "string" || nextLink === "") return null;
  const next = new URL(nextLink, `${base}/`);
  return next.origin === new URL(base).origin ? next.href : null;
}

function stored(row: unknown): StoredMonitor {
  const settings = recordOf(row);
  if (settings.id === undefined || typeof settings.friendlyName !== "string") throw notAList();
  return {
    id: String(settings.id),
    name: settings.friendlyName,
    type: String(settings.type ?? ""),
    url: typeof settings.url === "string" ? settings.url : "",
    settings,
  };
}

const notAList = () =>
  new ExternalError("uptimerobot", "read", 1, {
    kind: "bad_response",
    message: "answered something that is no monitor",
    retryable: false,
    outcomeUnknown: true,
  });

class Refused extends Error {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | null;

  constructor(status: number, text: string, retryAfter: string | null) {
    super(`answered ${status}`);
    this.status = status;
    this.text = text;
    this.retryAfter = retryAfter;
  }
}

class NotJson extends Error {}

function explain(thrown: unknown, apiKey: string): Failure {
  if (thrown instanceof NotJson) {
    return { kind: "bad_response", message: "answered no JSON", retryable: true, outcomeUnknown: true };
  }
  if (!(thrown instanceof Refused)) return networkFailure("did not answer", codeBeneath(thrown));
  const status = thrown.status === 410 ? 404 : thrown.status;
  const failure = failureFromStatus(status, redact(`answered ${thrown.status}: ${wordsIn(thrown.text)}`, [apiKey]));
  const seconds = Number(thrown.retryAfter);
  return thrown.retryAfter !== null && Number.isFinite(seconds)
    ? { ...failure, retryAfterMs: seconds * 1_000 }
    : failure;
}

/** `message`, `error` or `detail`: all three are in use. */
function wordsIn(text: string): string {
  try {
    const { message, error, detail } = recordOf(JSON.parse(text));
    return String(message ?? error ?? detail ?? "").slice(0, 200);
  } catch {
    return "";
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
