import * as Sentry from "@sentry/node";
import { type CallReport, ExternalError } from "@vitrina/outside";
import { checkTitle, type ErrorReporting, type FaultAbout, newEventId, type Source } from "../reporting.ts";
import { scrubDeep, scrubEvent, scrubText } from "../scrub.ts";
import { newTally } from "./tally.ts";

export type ReportingSettings = {
  dsn: string;
  release: string;
  environment: string;
  source: Source;
  /** The share of requests whose spans are sent, from 0 to 1. */
  tracesShare: number;
  now: () => Date;
};

/** What only a person can mend. Of anything else an outside company's own page tells, and the circuit. */
const NEEDS_A_PERSON: ReadonlySet<ExternalError["kind"]> = new Set([
  "auth",
  "bad_request",
  "quota",
  "blocked",
  "unknown",
]);
/** A wrong key fails every call; one event in ten minutes says it as well as thousands. */
const SAID_ONCE_IN_MS = 600_000;
const FACTS_MAX = 20;

let started: ErrorReporting | null = null;

/** What `startReporting` has started in this process, or null. */
export function startedReporting(): ErrorReporting | null {
  return started;
}

/** Starts the SDK, once for a process, with everything off that could carry what people type. */
export function startReporting(settings: ReportingSettings): ErrorReporting {
  const { dsn, release, environment, source, tracesShare, now } = settings;
  const tally = newTally(source, now);
  const client = Sentry.init({
    dsn,
    // The client hands its transport this function while it is being made, so later would be too late to listen.
    transport: (options) =>
      Sentry.makeNodeTransport({
        ...options,
        recordDroppedEvent(reason, category, count) {
          tally.dropped(reason, category, count);
          options.recordDroppedEvent(reason, category, count);
        },
      }),
    release,
    environment,
    tracesSampleRate: tracesShare,
    tracePropagationTargets: [],
    includeServerName: false,
    sendClientReports: true,
    shutdownTimeout: 2_000,
    maxBreadcrumbs: 50,
    dataCollection: {
      userInfo: false,
      cookies: false,
      httpBodies: [],
      urlQueryParams: false,
      databaseQueryData: false,
      queues: false,
      httpHeaders: { request: { allow: ["user-agent", "content-type", "x-request-id"] }, response: false },
      genAI: { inputs: false, outputs: false },
      graphQL: { document: false, variables: false },
      mcp: { inputs: false, outputs: false },
      stackFrameVariables: false,
      frameContextLines: 5,
    },
    // Named one by one: what the SDK adds by default reports refusals, repeats what we report, or drops a second fault that
    // looks like the first.
    defaultIntegrations: false,
    integrations: [
      Sentry.functionToStringIntegration(),
      Sentry.linkedErrorsIntegration({ limit: 5 }),
      Sentry.requestDataIntegration(),
      Sentry.httpIntegration({ breadcrumbs: false, tracePropagation: false }),
      Sentry.nativeNodeFetchIntegration({ breadcrumbs: false, tracePropagation: false }),
      Sentry.contextLinesIntegration(),
      Sentry.nodeContextIntegration(),
      Sentry.mongoIntegration(),
    ],
    initialScope: { tags: { source } },
    beforeSend: (event) => scrubEvent(event),
    beforeSendSpan: (span) => scrubSpan(span),
    beforeBreadcrumb: (crumb) => scrubDeep(crumb),
  });
  if (!client) throw new Error("Error reporting did not start.");
  tally.watch(client);
  const saidAt = new Map<string, { at: number; eventId: string }>();

  const capture = (error: unknown, about: FaultAbout): string => {
    const { where, requestId, userId, level = "error", facts = {} } = about;
    return Sentry.withScope((scope) => {
      scope.setLevel(level);
      scope.setTransactionName(where);
      scope.setTag("where", where);
      if (about.source) scope.setTag("source", about.source);
      if (requestId) scope.setTag("request_id", requestId);
      if (userId) scope.setUser({ id: userId });
      if (Object.keys(facts).length > 0) {
        scope.setContext("facts", Object.fromEntries(Object.entries(facts).slice(0, FACTS_MAX)));
      }
      if (error instanceof ExternalError) scope.setFingerprint(["outside", error.service, error.op, error.kind]);
      const told = error instanceof Error ? error : new Error(wordsOf(error));
      return Sentry.captureException(told, {
        event_id: newEventId(),
        mechanism: { type: "vitrina", handled: level !== "fatal" },
      });
    });
  };

  const known = new WeakMap<object, string>();
  const saidOfCompany = ({ service, op, kind }: Pick<CallReport, "service" | "op" | "kind">) =>
    saidAt.get(`${service} ${op} ${kind}`);

  const reporting: ErrorReporting = {
    fault(error, about) {
      const before = typeof error === "object" && error !== null ? known.get(error) : undefined;
      if (before) return before;
      const said = error instanceof ExternalError ? saidOfCompany(error) : undefined;
      const eventId = said?.eventId ?? capture(error, about);
      if (typeof error === "object" && error !== null) known.set(error, eventId);
      return eventId;
    },

    called(report) {
      const { service, op, ok, attempts, ms, kind, httpStatus } = report;
      Sentry.addBreadcrumb({
        category: "outside",
        type: "http",
        level: ok ? "info" : "warning",
        message: `${service} ${op}`,
        data: { ok, attempts, ms, ...(kind && { kind }), ...(httpStatus && { httpStatus }) },
      });
      spanOf(report, now().getTime());
      if (ok || !kind || !NEEDS_A_PERSON.has(kind) || service === "sentry") return;
      const said = saidOfCompany(report);
      if (said && now().getTime() - said.at < SAID_ONCE_IN_MS) return;
      const error = new ExternalError(service, op, attempts, {
        kind,
        message: httpStatus ? `${kind} (${httpStatus})` : kind,
        retryable: false,
        outcomeUnknown: report.outcomeUnknown ?? false,
        ...(httpStatus && { httpStatus }),
      });
      const eventId = capture(error, { where: `${service} ${op}`, facts: { attempts, ms } });
      saidAt.set(`${service} ${op} ${kind}`, { at: now().getTime(), eventId });
    },

    asked({ requestId, userId }) {
      const scope = Sentry.getIsolationScope();
      scope.setTag("request_id", requestId);
      scope.setAttributes({ request_id: requestId, ...(userId && { "user.id": userId }) });
      scope.setUser(userId ? { id: userId } : null);
    },

    within({ name, kind }, run) {
      if (kind === "procedure")
        return Sentry.startSpan({ name, op: "rpc.server", attributes: { "rpc.method": name } }, run);
      return reporting.apart(() => Sentry.startNewTrace(() => Sentry.startSpan({ name, op: "job" }, run)));
    },

    apart: (run) =>
      Sentry.withIsolationScope((scope) => {
        scope.setTag("source", "worker");
        return run();
      }),

    async check(from, eventId) {
      Sentry.withScope((scope) => {
        scope.setLevel("info");
        scope.setTags({ source: from, check: "yes" });
        scope.setFingerprint(["check", from]);
        Sentry.captureException(new Error(checkTitle(from, eventId)), { event_id: eventId });
      });
      await Sentry.flush(5_000);
      return tally.hasSent(eventId);
    },

    tally: tally.read,
    flush: (limitMs) => Sentry.flush(limitMs),
  };
  started = reporting;
  return reporting;
}

/** A call is known when it is over, so its span is drawn backwards from there. */
function spanOf({ service, op, ok, attempts, ms, kind, httpStatus }: CallReport, end: number): void {
  if (!Sentry.getActiveSpan()) return;
  const span = Sentry.startInactiveSpan({
    name: `${service} ${op}`,
    op: "outside",
    startTime: new Date(end - ms),
    onlyIfParent: true,
    attributes: {
      "outside.service": service,
      "outside.op": op,
      "outside.attempts": attempts,
      ...(kind && { "outside.kind": kind }),
      ...(httpStatus && { "http.response.status_code": httpStatus }),
    },
  });
  span.setStatus({ code: ok ? 1 : 2 });
  span.end(new Date(end));
}

type StreamedSpan = Parameters<NonNullable<NonNullable<Parameters<typeof Sentry.init>[0]>["beforeSendSpan"]>>[0];

function scrubSpan(span: StreamedSpan): StreamedSpan {
  const attributes = span.attributes && scrubDeep(span.attributes);
  return { ...span, name: scrubText(span.name), ...(attributes && { attributes }) };
}

function wordsOf(thrown: unknown): string {
  return typeof thrown === "string" ? thrown : `Something was thrown that is no error (${typeof thrown})`;
}
