import { setTimeout as wait } from "node:timers/promises";
import type { Doing } from "../jobs/keep-doing.ts";
import type { ReportingLedger } from "./reporting-ledger.ts";

const EVERY_MS = 20_000;

/** Keeps what the ledger gathers, three times a minute and once more when it is stopped. */
export function keepReportingNews(ledger: Pick<ReportingLedger, "keep">, onLost: (error: unknown) => void): Doing {
  const stopped = new AbortController();
  const keeping = (async () => {
    while (!stopped.signal.aborted) {
      await ledger.keep().catch(onLost);
      await wait(EVERY_MS, undefined, { signal: stopped.signal }).catch(() => {});
    }
  })();
  return {
    async stop() {
      stopped.abort();
      await keeping;
      await ledger.keep().catch(onLost);
    },
  };
}
