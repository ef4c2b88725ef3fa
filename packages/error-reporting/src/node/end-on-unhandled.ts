import type { ErrorReporting, Source } from "../reporting.ts";

const FLUSH_MS = 2_000;

/**
 * A promise whose failure nobody handles, or an error nobody catches, leaves a process in a state that nobody knows: it is
 * reported and the process ends with code 1, whatever the error is called. The SDK's own listeners would let it live on, and
 * say nothing of an `AbortError`.
 */
export function endOnUnhandled(reporting: ErrorReporting, source: Source, exit: (code: number) => void): void {
  let ending = false;
  const end = (where: string) => async (reason: unknown) => {
    console.error(`${where}, the process ends:`, reason);
    if (ending) return;
    ending = true;
    reporting.fault(reason, { where, source, level: "fatal" });
    await reporting.flush(FLUSH_MS).catch(() => false);
    exit(1);
  };
  process.on("unhandledRejection", end("unhandled rejection"));
  process.on("uncaughtException", end("uncaught exception"));
}
