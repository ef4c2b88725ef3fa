import { useMemo } from "react";
import { useLocale } from "use-intl";

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** Spans of time as people say them, in their largest whole unit. */
export function useSpans() {
  const locale = useLocale();
  return useMemo(() => {
    const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
    const split = (ms: number) => {
      const seconds = Math.max(0, Math.round(ms / 1_000));
      const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? UNITS[3];
      return { unit, amount: Math.floor(seconds / size) };
    };
    return {
      /** `3 minutos` */
      span(ms: number) {
        const { unit, amount } = split(ms);
        return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(amount);
      },
      /** `hace 3 minutos` */
      ago(instant: Date, now: Date) {
        const { unit, amount } = split(now.getTime() - instant.getTime());
        return relative.format(-amount, unit);
      },
    };
  }, [locale]);
}
