import { useNow, useTranslations } from "use-intl";
import { useDays } from "../messages/use-days.ts";

/** A due date as a day and as a distance: `Vence mañana · vie, 28 nov`. Without one it says that there is none yet. */
export function DueDate({ dueAt, className }: { dueAt: Date | null; className?: string }) {
  const t = useTranslations("lights");
  const days = useDays();
  const now = useNow();
  if (!dueAt) return <span className={className}>{t("noDate")}</span>;
  const when = days.relative(dueAt, now);
  return (
    <time dateTime={dueAt.toISOString()} className={className}>
      {dueAt < now ? t("wasDueOn", { when }) : t("dueOn", { when })} · {days.short(dueAt)}
    </time>
  );
}
