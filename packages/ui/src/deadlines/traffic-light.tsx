import type { Light, TrafficLight as TrafficLightState } from "@vitrina/domain/deadlines";
import { useNow, useTranslations } from "use-intl";
import { classes } from "../classes.ts";
import { useDays } from "../messages/use-days.ts";
import { Tooltip } from "../overlays/tooltip.tsx";

const LOOK: Record<Light, string> = {
  red: "bg-red-soft text-red",
  amber: "bg-amber-soft text-amber",
  green: "bg-green-soft text-green",
  grey: "bg-grey-soft text-grey",
};

/* Each light also has its own shape, for whoever does not tell the colours apart. */
const SHAPE: Record<Light, string> = {
  red: "M8 2.2 14 13H2Z",
  amber: "M8 2 14 8 8 14 2 8Z",
  green: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z",
  grey: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Zm0 2.2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6Z",
};

/** Why a light shows its colour, as a sentence. */
export function useLightWords(): (state: TrafficLightState) => string {
  const t = useTranslations("lights");
  const days = useDays();
  const now = useNow();
  return ({ reason, dueAt }) => {
    if (reason === "done" || reason === "no-date" || !dueAt) return t(`why.${reason === "done" ? "done" : "no-date"}`);
    return t(`why.${reason}`, { when: days.relative(dueAt, now), date: days.weekday(dueAt) });
  };
}

/** The traffic light of a delivery: shape, colour and word; on hover, focus or tap it says why. */
export function TrafficLight({ state, compact = false }: { state: TrafficLightState; compact?: boolean }) {
  const t = useTranslations("lights");
  const why = useLightWords();
  return (
    <Tooltip words={why(state)}>
      <span
        className={classes(
          "inline-flex items-center gap-1.5 rounded-full text-xs font-semibold whitespace-nowrap",
          compact ? "p-1" : "px-2.5 py-1",
          LOOK[state.light],
        )}
      >
        <svg viewBox="0 0 16 16" className="size-3 shrink-0" aria-hidden="true">
          <path
            d={SHAPE[state.light]}
            fill="currentColor"
            fillRule="evenodd"
            stroke="currentColor"
            strokeLinejoin="round"
          />
        </svg>
        <span className={compact ? "sr-only" : undefined}>{t(`word.${state.reason}`)}</span>
      </span>
    </Tooltip>
  );
}
