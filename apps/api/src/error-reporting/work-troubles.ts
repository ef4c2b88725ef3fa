import type { ErrorReporting } from "@vitrina/error-reporting";
import { refusalIn } from "../trpc/refusals.ts";

type Needs = {
  now: () => Date;
  log: (level: "warn" | "error", message: string, cause?: unknown) => void;
  reporting: Pick<ErrorReporting, "fault">;
};

const SAID_ONCE_IN_MS = 600_000;

/** How the worker tells of what it could not do: what is tried again is logged, what is given up is a fault. */
export function workTroubles({ now, log, reporting }: Needs) {
  const saidAt = new Map<string, number>();
  return {
    relay({ id, kind }: { id: string; kind: string }, error: unknown, final: boolean): void {
      log(final ? "error" : "warn", `outbox message ${id} (${kind}) was not delivered`, error);
      if (final) reporting.fault(error, { where: `outbox ${kind}`, source: "worker", facts: { message: id } });
    },
    job({ kind, key }: { kind: string; key: string }, error: unknown, final: boolean): void {
      log(final ? "error" : "warn", `job ${key} (${kind}) was not done`, error);
      if (final && !refusalIn(error)) reporting.fault(error, { where: `job ${kind}`, source: "worker" });
    },
    /** A round that could not even begin. While the database is away that is every one; it is reported once in ten minutes. */
    lost: (what: string) => (error: unknown) => {
      log("warn", `${what} had to wait`, error);
      if (now().getTime() - (saidAt.get(what) ?? 0) < SAID_ONCE_IN_MS) return;
      saidAt.set(what, now().getTime());
      reporting.fault(error, { where: what, source: "worker", level: "warning" });
    },
  };
}
