import { type CalendarOfMonth, weeksOfMonth } from "@vitrina/domain/calendar";
import { dayInAsuncion } from "@vitrina/domain/time";
import { classes, TrafficLight, useDays } from "@vitrina/ui";
import { useFormatter, useNow, useTranslations } from "use-intl";
import { noonOf } from "./month.ts";

type Day = CalendarOfMonth["days"][number];

/** A month as a wall calendar: weeks begin on Monday, each day shows what is due first and how much more there is. */
export function MonthGrid({
  month,
  days,
  onOpen,
}: {
  month: string;
  days: readonly Day[];
  onOpen: (day: string) => void;
}) {
  const format = useFormatter();
  const words = useDays();
  const now = useNow();
  const weeks = weeksOfMonth(month);
  const byDay = new Map(days.map((one) => [one.day, one]));
  return (
    <table className="w-full table-fixed border-collapse">
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col" className="pb-2 text-left text-xs font-medium text-ink-soft">
              {format.dateTime(noonOf(day), { weekday: "short" })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td
                key={day}
                className={classes(
                  "h-28 border border-line p-1.5 align-top",
                  day.startsWith(month) ? "bg-surface" : "bg-sunken/50",
                )}
              >
                <time
                  dateTime={day}
                  className={classes(
                    "inline-flex size-6 items-center justify-center rounded-full text-xs tabular-nums",
                    day === dayInAsuncion(now) ? "bg-accent font-bold text-on-accent" : "text-ink-soft",
                  )}
                >
                  <span aria-hidden>{Number(day.slice(8))}</span>
                  <span className="sr-only">{words.weekday(noonOf(day))}</span>
                </time>
                {day.startsWith(month) ? <DayCell due={byDay.get(day)} onOpen={onOpen} /> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ due, onOpen }: { due: Day | undefined; onOpen: (day: string) => void }) {
  const t = useTranslations("calendar");
  const days = useDays();
  if (!due) return null;
  const more = due.total - due.first.length;
  return (
    <div className="mt-1 flex flex-col gap-1">
      {due.first.map((entry) => (
        <div key={entry.applicationId} className="flex items-center gap-1">
          <TrafficLight state={entry.light} compact />
          <span className="truncate text-xs" title={`${entry.creatorName} · ${entry.campaignTitle}`}>
            {entry.creatorName}
          </span>
        </div>
      ))}
      <button
        type="button"
        onClick={() => onOpen(due.day)}
        aria-label={t("openDay", { day: days.weekday(noonOf(due.day)), count: due.total })}
        className="self-start rounded-sm px-1 py-1 text-xs font-semibold text-accent hover:underline"
      >
        {more > 0 ? t("more", { count: more }) : t("count", { count: due.total })}
      </button>
    </div>
  );
}
