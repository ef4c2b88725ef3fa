import { type CheckResult, worstState } from "@vitrina/domain/system";
import type { Ports } from "../ports.ts";
import { believable } from "../system/system-overview.ts";
import { runChecks } from "./run-checks.ts";

export type DeepHealth = {
  status: CheckResult["state"];
  /** Whether what is below was read from the database, or remembered because the database is away. */
  remembered: boolean;
  oldestUnsentSeconds: number | null;
  oldestJobSeconds: number | null;
  checks: Record<string, Omit<CheckResult, "name" | "failingRounds"> & { ageSeconds: number | null }>;
};

/**
 * What every check said last. Asking measures only what is due anyway, so that nobody hammers an outside company through
 * this door. With the database away it says so, together with what it remembers.
 */
export function deepHealth(ctx: Ports): () => Promise<DeepHealth> {
  let last: CheckResult[] = [];
  return async () => {
    const now = ctx.now();
    const away = (await ctx.readiness()) === "database";
    if (!away) {
      await runChecks(ctx);
      last = await ctx.health.results();
    }
    const results = away ? withDatabaseAway(last, now) : last.map((check) => believable(check, now));
    const secondsOf = (name: string) => {
      const seconds = away ? null : results.find((check) => check.name === name)?.facts.seconds;
      return typeof seconds === "number" ? seconds : null;
    };
    return {
      status: worstState(results.map(({ state }) => state)),
      remembered: away,
      oldestUnsentSeconds: secondsOf("outbox"),
      oldestJobSeconds: secondsOf("jobs"),
      checks: Object.fromEntries(
        results.map(({ name, failingRounds: _, ...check }) => [
          name,
          {
            ...check,
            ageSeconds: check.measuredAt && Math.round((now.getTime() - check.measuredAt.getTime()) / 1_000),
          },
        ]),
      ),
    };
  };
}

const DATABASE_AWAY = { name: "database", state: "fail", cause: "no-answer", facts: {}, failingRounds: 1 } as const;

function withDatabaseAway(last: readonly CheckResult[], now: Date): CheckResult[] {
  const others = last.filter(({ name }) => name !== "database");
  return [
    { ...DATABASE_AWAY, since: null, measuredAt: now },
    ...others.map((check) => ({ ...check, state: "unknown" as const, cause: "not-measured" as const })),
  ];
}
