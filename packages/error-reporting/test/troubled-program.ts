// A program of its own, because the SDK starts once for a process. What it does is its argument.
import "../src/node/hooks.ts";
import { ExternalError } from "@vitrina/outside";
import { endOnUnhandled, startReporting } from "../src/node/index.ts";

const [, , dsn = "", what = ""] = process.argv;
const reporting = startReporting({
  dsn,
  release: "test-1",
  environment: "local",
  source: "api",
  tracesShare: 1,
  now: () => new Date(),
});
endOnUnhandled(reporting, "api", process.exit);

const failure = (kind: ExternalError["kind"]) => ({
  kind,
  message: "said no",
  retryable: false,
  outcomeUnknown: false,
});
const call = (kind?: ExternalError["kind"]) =>
  reporting.called({
    service: "resend",
    op: "send",
    ok: kind === undefined,
    attempts: 1,
    ms: 3,
    ...(kind && { kind }),
  });

const acts: Record<string, () => unknown> = {
  fault: async () => {
    await reporting.within({ name: "campaigns.list", kind: "procedure" }, async () => call());
    const about = { where: "campaigns.list", requestId: "req-1", userId: "65a000000000000000000001" };
    const first = new Error("boom for ana@example.com");
    const ids = [
      reporting.fault(first, about),
      reporting.fault(first, about),
      reporting.fault(new Error("again"), about),
    ];
    await reporting.flush(5_000);
    console.log(JSON.stringify({ ids, tally: reporting.tally() }));
    process.exit(0);
  },
  calls: async () => {
    for (const kind of ["timeout", "network", "unavailable", "rate_limited", "not_found"] as const) call(kind);
    call("auth");
    call("auth");
    const id = reporting.fault(new ExternalError("resend", "send", 1, failure("auth")), { where: "outbox" });
    await reporting.flush(5_000);
    console.log(JSON.stringify({ ids: [id] }));
    process.exit(0);
  },
  check: async () => {
    const sent = await reporting.check("worker", "0123456789abcdef0123456789abcdef");
    console.log(JSON.stringify({ sent, tally: reporting.tally() }));
    process.exit(0);
  },
  checks: async () => {
    for (const digit of ["a", "b", "c"]) await reporting.check("api", digit.repeat(32));
    console.log(JSON.stringify(reporting.tally()));
    process.exit(0);
  },
  rejection: () => void Promise.reject(new Error("nobody handles this")),
  abort: () => void Promise.reject(new DOMException("given up", "AbortError")),
  thrown: () => {
    setTimeout(() => {
      throw new Error("nobody catches this");
    });
  },
};
setTimeout(() => console.log("still alive"), 20_000);
await acts[what]?.();
