import { QUEUES, type QueueState } from "@vitrina/domain/system";
import { Card } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useSpans } from "./use-spans.ts";

/** How much work waits, and for how long the oldest of it has. */
export function QueuesCard({ queues, now }: { queues: Record<"jobs" | "outbox", QueueState>; now: Date }) {
  const t = useTranslations("system");
  const spans = useSpans();
  return (
    <Card title={t("queues")}>
      <div className="grid gap-5 sm:grid-cols-2">
        {QUEUES.map((name) => {
          const queue = queues[name];
          const figures = [
            [t("due"), queue.due],
            [t("running"), queue.running],
            [t("later"), queue.later],
            [t("dead"), queue.dead],
            ...(name === "outbox" ? [[t("needsReview"), queue.needsReview] as const] : []),
          ] as const;
          return (
            <section key={name} aria-label={t(`queueNames.${name}`)}>
              <h3 className="mb-1.5 font-medium">{t(`queueNames.${name}`)}</h3>
              <dl className="text-sm">
                {figures.map(([label, figure]) => (
                  <div key={label} className="flex justify-between gap-4 py-1">
                    <dt className="text-ink-soft">{label}</dt>
                    <dd className="tabular-nums">{figure}</dd>
                  </div>
                ))}
                <div className="flex justify-between gap-4 py-1">
                  <dt className="text-ink-soft">{t("oldest")}</dt>
                  <dd className="tabular-nums">
                    {queue.oldestAt ? spans.span(now.getTime() - queue.oldestAt.getTime()) : t("nothingWaits")}
                  </dd>
                </div>
              </dl>
            </section>
          );
        })}
      </div>
    </Card>
  );
}
