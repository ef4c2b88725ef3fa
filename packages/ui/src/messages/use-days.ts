import { DAY, dayInAsuncion } from "@vitrina/domain/time";
import { useMemo } from "react";
import { useFormatter, useLocale } from "use-intl";

const dayNumber = (instant: Date) => Date.parse(`${dayInAsuncion(instant)}T00:00:00Z`) / DAY;

/** Dates as people say them, in Asunción's calendar and the person's language. */
export function useDays() {
  const format = useFormatter();
  const locale = useLocale();

  return useMemo(() => {
    const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
    return {
      /** `vie, 28 nov` */
      short: (instant: Date) => format.dateTime(instant, { weekday: "short", day: "numeric", month: "short" }),
      /** `28 de noviembre de 2026` */
      long: (instant: Date) => format.dateTime(instant, { day: "numeric", month: "long", year: "numeric" }),
      /** `viernes, 28 de noviembre` */
      weekday: (instant: Date) => format.dateTime(instant, { weekday: "long", day: "numeric", month: "long" }),
      /** `28 nov 2026, 15:40` */
      moment: (instant: Date) =>
        format.dateTime(instant, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" }),
      /** `hoy`, `mañana`, `en 5 días`, `hace 2 días`: whole days of the calendar, not 24 hours. */
      relative: (instant: Date, now: Date) => relative.format(dayNumber(instant) - dayNumber(now), "day"),
    };
  }, [format, locale]);
}
