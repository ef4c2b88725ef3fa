import type { LogEntry } from "./control-plane.ts";
import type { FaultRule } from "./faults.ts";

/** The control plane of one running stand-in, for tests. `origin` is the service's own. */
export function controlOf(origin: string) {
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const json = body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const answer = await fetch(`${origin}/_sandbox/${path}`, { method, ...json });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} /_sandbox/${path} answered ${answer.status}: ${text}`);
    return JSON.parse(text);
  };
  return {
    arm: (rule: FaultRule) => ask<{ faults: FaultRule[] }>("POST", "faults", rule),
    disarm: () => ask<{ faults: FaultRule[] }>("DELETE", "faults"),
    log: async () => (await ask<{ log: LogEntry[] }>("GET", "log")).log,
    /** Forgets faults, log, clock and everything that is stored. */
    reset: () => ask<{ reset: true }>("POST", "reset"),
    moveClock: (offsetMs: number) => ask<{ now: string }>("POST", "clock", { offsetMs }),
  };
}
