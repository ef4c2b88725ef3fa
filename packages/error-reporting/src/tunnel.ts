import {
  type Budget,
  type CallReport,
  callExternal,
  codeBeneath,
  ExternalError,
  failureFromStatus,
  networkFailure,
} from "@vitrina/outside";
import { envelopeAddress, isSameDsn } from "./dsn.ts";
import { type LossReason, lossOf, quietUntil } from "./losses.ts";
import type { Source } from "./reporting.ts";
import { scrubEvent } from "./scrub.ts";

export type TunnelSettings = {
  dsn: string;
  release: string;
  environment: string;
  now: () => Date;
  budget?: Partial<Budget>;
  onCall?: (report: CallReport) => void;
};

/** What the browser is told, and what our own books are. The headers say for how long it has to be quiet. */
export type TunnelAnswer = {
  status: number;
  headers: Record<string, string>;
  /** What was passed on and taken in. */
  passed?: { source: Source; eventId: string; isCheck: boolean };
  /** What the browser says it gave up, and what did not get through here. */
  lost: { reason: LossReason; count: number }[];
  /** Until when Sentry wants to be sent nothing. */
  quietUntil: Date | null;
};

const BUDGET: Budget = { attemptMs: 3_000, attempts: 2, totalMs: 6_000, firstWaitMs: 200, longestWaitMs: 500 };
const LIMIT_HEADERS = ["retry-after", "x-sentry-rate-limits"];
/** Reports of faults, and of reports that were lost. Nothing else is passed on in our name. */
const PASSED = new Set(["event", "client_report"]);

/**
 * Passes an envelope of one of our own apps on to Sentry: only when it names our own project, only faults, and scrubbed once
 * more. An answer of 429 is handed back, so that the browser stops for a while.
 */
export async function passOn(envelope: string, settings: TunnelSettings): Promise<TunnelAnswer> {
  const read = readEnvelope(envelope);
  if (!read) return turnedAway(400);
  if (typeof read.header.dsn !== "string" || !isSameDsn(read.header.dsn, settings.dsn)) return turnedAway(403);
  const items = read.items.flatMap((item) => clean(item, settings));
  if (items.length === 0) return turnedAway(400);
  const body = [JSON.stringify(read.header), ...items.flatMap(({ header, payload }) => [header, payload])].join("\n");
  const { status, headers } = await send(`${body}\n`, settings);
  const event = items.find(({ passed }) => passed)?.passed;
  const told = read.items.flatMap(lostBefore);
  // Of one that is too large the browser tells by itself.
  const isLostHere = event && status !== 200 && status !== 413;
  const here = isLostHere ? [{ reason: LOST_HERE[status] ?? "refused", count: 1 }] : [];
  return {
    status,
    headers,
    lost: [...told, ...here],
    quietUntil: quietUntil(status, headers, settings.now()),
    ...(event && status === 200 && { passed: event }),
  };
}

const LOST_HERE: Readonly<Record<number, LossReason>> = { 429: "rate-limited", 502: "no-line" };

function turnedAway(status: number): TunnelAnswer {
  return { status, headers: {}, lost: [{ reason: "not-ours", count: 1 }], quietUntil: null };
}

const REASONS_MAX = 20;

function lostBefore({ type, payload }: Item): TunnelAnswer["lost"] {
  if (type !== "client_report" || !Array.isArray(payload.discarded_events)) return [];
  return payload.discarded_events.slice(0, REASONS_MAX).flatMap((one: unknown) => {
    const told = asRecord(JSON.stringify(one) ?? "");
    return told ? (lossOf({ reason: told.reason, category: told.category, quantity: told.quantity }) ?? []) : [];
  });
}

type Cleaned = { header: string; payload: string; passed?: NonNullable<TunnelAnswer["passed"]> };
type Item = { type: string; payload: Record<string, unknown> };

function readEnvelope(text: string): { header: Record<string, unknown>; items: Item[] } | null {
  // Neither of the two kinds that pass holds a line break: JSON has none.
  const lines = text.split("\n").filter((line) => line !== "");
  const header = asRecord(lines[0]);
  if (!header || lines.length < 3 || lines.length % 2 === 0) return null;
  const items: Item[] = [];
  for (let index = 1; index < lines.length; index += 2) {
    const type = asRecord(lines[index])?.type;
    const payload = asRecord(lines[index + 1]);
    if (typeof type !== "string" || !PASSED.has(type) || !payload) return null;
    items.push({ type, payload });
  }
  return { header, items };
}

function asRecord(text: string | undefined): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function clean({ type, payload }: Item, { release, environment }: TunnelSettings): Cleaned[] {
  if (type !== "event") return [{ header: JSON.stringify({ type }), payload: JSON.stringify(payload) }];
  const { event_id: eventId, tags } = payload;
  if (typeof eventId !== "string" || !/^[0-9a-f]{32}$/.test(eventId)) return [];
  const told = asRecord(JSON.stringify(tags ?? {})) ?? {};
  const source: Source = told.source === "creator" ? "creator" : "admin";
  const event = { ...scrubEvent(payload), release: payload.release ?? release, environment };
  const passed = { source, eventId, isCheck: told.check === "yes" };
  return [{ header: JSON.stringify({ type }), payload: JSON.stringify(event), passed }];
}

async function send(
  body: string,
  { dsn, budget, onCall }: TunnelSettings,
): Promise<{ status: number; headers: Record<string, string> }> {
  try {
    return await callExternal({
      service: "sentry",
      op: "tunnel",
      budget: { ...BUDGET, ...budget },
      // Sentry keeps one event of an id.
      repeatable: true,
      attempt: async (signal) => {
        const answer = await fetch(envelopeAddress(dsn), {
          method: "POST",
          headers: { "content-type": "application/x-sentry-envelope" },
          body,
          signal,
        });
        await answer.body?.cancel();
        const headers = Object.fromEntries(
          LIMIT_HEADERS.flatMap((name) => (answer.headers.has(name) ? [[name, answer.headers.get(name) ?? ""]] : [])),
        );
        if (answer.status === 200 || answer.status === 429) return { status: answer.status, headers };
        throw failureFromStatus(answer.status, `answered ${answer.status}`);
      },
      explain: (thrown) => (isFailure(thrown) ? thrown : networkFailure("the connection broke", codeBeneath(thrown))),
      ...(onCall && { onCall }),
    });
  } catch (error) {
    if (error instanceof ExternalError) return { status: statusOf(error), headers: {} };
    throw error;
  }
}

/** A key of ours that Sentry does not know is no fault of the browser either. */
function statusOf({ httpStatus, kind }: ExternalError): number {
  if (httpStatus === 413) return 413;
  return kind === "auth" ? 503 : 502;
}

function isFailure(thrown: unknown): thrown is ReturnType<typeof failureFromStatus> {
  return typeof thrown === "object" && thrown !== null && "retryable" in thrown;
}
