import type { Budget, ExternalError } from "@vitrina/outside";
import type { Fault, Toxic, ToxicName } from "@vitrina/sandbox";

type Kind = ExternalError["kind"];

/** How a call ends. A list of kinds is for clients that cannot tell one from the other. */
export type Failing = {
  kinds: readonly Kind[];
  /** The group of `userMessageKey`. */
  words: "try-again" | "later" | "refused" | "broken";
  /** As often as the budget allows, once, or as the company's wish to wait leaves time. */
  attempts: "all" | "once" | "as-asked";
  /** Whether the company may have done it. */
  outcomeUnknown: boolean;
  /** Where a person is told in the product's own words: the reason of the `UploadRefused`. */
  refusal?: string;
};
/** It is done all the same, or the answer that matters came through. The string says why. */
export type Fine = { fine: string };
export type Ending = Failing | Fine;

export const ATTEMPTS = 2;
/** Long enough that a busy machine never runs out of it. */
const PATIENT: Budget = { attemptMs: 20_000, attempts: ATTEMPTS, totalMs: 60_000, firstWaitMs: 1, longestWaitMs: 2 };
/** Where no answer will ever come: time has to run out, and with it the attempt. */
const SHORT_MS = 250;
/** The same where whole files travel undisturbed before the silence begins. */
const SHORT_FOR_FILES_MS = 2_000;

export const passing = (...kinds: Kind[]): Failing => ({
  kinds,
  words: "try-again",
  attempts: "all",
  outcomeUnknown: true,
});
export const final = (kind: Kind, words: Failing["words"]): Failing => ({
  kinds: [kind],
  words,
  attempts: "once",
  outcomeUnknown: false,
});
export const asking: Failing = { kinds: ["rate_limited"], words: "later", attempts: "as-asked", outcomeUnknown: false };
const fine = (why: string): Fine => ({ fine: why });

/**
 * What every place does in each fault of HTTP, unless its row says otherwise. Webhooks that come twice, late, out of order or badly
 * signed hurt no call but what companies tell us: `mails/mails.db-test.ts` and `media/notices.db-test.ts` drive those.
 */
export const HTTP_FAULTS = {
  "status:400": final("bad_request", "refused"),
  "status:401": final("auth", "broken"),
  "status:403": final("auth", "broken"),
  "status:413": final("too_large", "refused"),
  "status:500": passing("unavailable"),
  "status:502": passing("unavailable"),
  "status:503": passing("unavailable"),
  "status:504": passing("unavailable"),
  html502: passing("unavailable"),
  html200: passing("bad_response"),
  jsonNull500: passing("unavailable"),
  truncate: passing("network"),
  reset_before: passing("network"),
  reset_after_effect: passing("network"),
  hang: passing("timeout"),
  drip: passing("timeout"),
  early413_close: final("too_large", "refused"),
  "slow:30": fine("an answer that comes late is an answer"),
  rate_limit: asking,
  quota: asking,
  clock_skew: fine("nothing that is asked carries a time"),
} as const satisfies Partial<Record<Fault, Ending>>;

/** The same for the line itself. */
export const TCP_FAULTS = {
  latency: passing("timeout"),
  down: { ...passing("network"), outcomeUnknown: false },
  bandwidth: passing("timeout"),
  slow_close: fine("the answer is complete before the line is closed"),
  timeout: passing("network"),
  reset_peer: passing("network"),
  slicer: fine("an answer in pieces is an answer"),
  limit_data: passing("network"),
} as const satisfies Record<ToxicName, Ending>;

export type FaultName = keyof typeof HTTP_FAULTS | `tcp ${ToxicName}`;

export const FAULTS: ReadonlyMap<FaultName, Ending> = new Map<FaultName, Ending>([
  ...(Object.entries(HTTP_FAULTS) as [keyof typeof HTTP_FAULTS, Ending][]),
  ...(Object.entries(TCP_FAULTS) as [ToxicName, Ending][]).map(([name, ending]): [FaultName, Ending] => [
    `tcp ${name}`,
    ending,
  ]),
]);

const FOR_EVER_MS = 600_000;
const TOXICS: Record<ToxicName, Toxic> = {
  latency: { toxic: "latency", ms: FOR_EVER_MS },
  down: { toxic: "down" },
  bandwidth: { toxic: "bandwidth", bytesPerSecond: 20 },
  slow_close: { toxic: "slow_close", ms: FOR_EVER_MS },
  timeout: { toxic: "timeout", ms: 5 },
  reset_peer: { toxic: "reset_peer", ms: 0 },
  slicer: { toxic: "slicer", bytes: 100, ms: 1 },
  // In the middle of the first lines, before anything of the answer itself.
  limit_data: { toxic: "limit_data", bytes: 40 },
};

/** The fault as one of the two that can hurt knows it. */
export function asFault(name: FaultName): { http: Fault } | { tcp: Toxic } {
  return name.startsWith("tcp ") ? { tcp: TOXICS[name.slice(4) as ToxicName] } : { http: name as Fault };
}

const SILENT = new Set<FaultName>(["hang", "drip", "tcp latency", "tcp bandwidth"]);

export function budgetFor(name: FaultName, sendsFiles: boolean): Budget {
  if (!SILENT.has(name)) return PATIENT;
  return { ...PATIENT, attemptMs: sendsFiles ? SHORT_FOR_FILES_MS : SHORT_MS };
}

export const isFine = (ending: Ending): ending is Fine => "fine" in ending;
