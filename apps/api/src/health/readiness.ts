import type { CheckState } from "@vitrina/domain/system";

export type Readiness = {
  status: "ok" | "fail";
  /** What keeps this process from serving; null when nothing does. */
  failing: string | null;
  checks: Record<"config" | "drain" | "database" | "migrations", { state: CheckState; ms?: number }>;
};

/**
 * Whether this process may get requests. Only what it cannot serve without counts: an outside company that is away must not
 * take every process out of the balancer at once. Probes that come at the same time share one look at the database.
 */
export function readinessProbe({
  draining,
  database,
  now,
}: {
  draining: () => boolean;
  database: () => Promise<string | null>;
  now: () => Date;
}) {
  let underway: Promise<{ failing: string | null; ms: number }> | null = null;
  const look = () => {
    const startedAt = now().getTime();
    underway ??= database()
      .then((failing) => ({ failing, ms: now().getTime() - startedAt }))
      .finally(() => {
        underway = null;
      });
    return underway;
  };

  return async (): Promise<Readiness> => {
    const { failing, ms } = await look();
    const stopping = draining();
    const away = failing === "database";
    return {
      status: stopping || failing ? "fail" : "ok",
      failing: stopping ? "stopping" : failing,
      checks: {
        // The program refuses to start with a configuration that is not complete.
        config: { state: "ok" },
        drain: { state: stopping ? "fail" : "ok" },
        database: { state: away ? "fail" : "ok", ms },
        migrations: { state: away ? "unknown" : failing === "migrations" ? "fail" : "ok" },
      },
    };
  };
}
