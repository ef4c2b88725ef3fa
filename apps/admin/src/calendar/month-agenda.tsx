import type { CalendarOfMonth } from "@vitrina/domain/calendar";
import { useDays } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { DueEntryLink } from "./due-entry-link.tsx";
import { noonOf } from "./month.ts";

/** The same month as a list, for a narrow screen: only the days on which something is due. */
export function MonthAgenda({ days, onOpen }: { days: CalendarOfMonth["days"]; onOpen: (day: string) => void }) {
  const t = useTranslations("calendar");
  const words = useDays();
  return (
    <ol className="flex flex-col divide-y divide-line">
      {days.map(({ day, total, first }) => (
        <li key={day} className="py-3 first:pt-0">
          <h2 className="text-base">{words.weekday(noonOf(day))}</h2>
          <ul className="-mx-2">
            {first.map((entry) => (
              <li key={entry.applicationId}>
                <DueEntryLink entry={entry} />
              </li>
            ))}
          </ul>
          {total > first.length ? (
            <button
              type="button"
              onClick={() => onOpen(day)}
              className="min-h-11 rounded-sm text-sm font-semibold text-accent"
              aria-label={t("openDay", { day: words.weekday(noonOf(day)), count: total })}
            >
              {t("more", { count: total - first.length })}
            </button>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
