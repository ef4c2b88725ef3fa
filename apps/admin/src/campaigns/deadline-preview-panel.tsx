import type { DeadlinePreview } from "@vitrina/domain/campaigns";
import { Badge, classes, useDays } from "@vitrina/ui";
import ArrowRight from "lucide-react/icons/arrow-right";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useTranslations } from "use-intl";

const DIRECTIONS = ["later", "earlier", "started", "stopped", "unchanged"] as const;

/** What a change of the delivery terms would do: how many move and which way, and who would be late because of it. */
export function DeadlinePreviewPanel({
  preview,
  stale,
  lateAccepted,
  onLateAccepted,
}: {
  preview: DeadlinePreview;
  /** True while a newer preview is on its way. */
  stale: boolean;
  lateAccepted: boolean;
  onLateAccepted: (accepted: boolean) => void;
}) {
  const t = useTranslations("deadline");
  const { summary, affected } = preview;
  const lateFirst = affected.toSorted((one, other) => Number(other.becomesLate) - Number(one.becomesLate));

  return (
    <div className={classes("flex flex-col gap-3 transition-opacity", stale && "opacity-55")}>
      <p className="font-display text-lg font-semibold">
        {summary.moved === 0 ? t("nobody") : t("moved", { count: summary.moved })}
      </p>
      <ul className="flex flex-wrap gap-1.5">
        {DIRECTIONS.filter((direction) => summary[direction] > 0).map((direction) => (
          <li key={direction}>
            <Badge tone={direction === "earlier" || direction === "stopped" ? "amber" : "neutral"}>
              {t(direction, { count: summary[direction] })}
            </Badge>
          </li>
        ))}
      </ul>
      {summary.becomeLate > 0 ? (
        <div className="rounded-md border border-red bg-red-soft p-3.5 text-sm">
          <p className="flex items-start gap-2 font-semibold text-red">
            <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
            {t("becomeLate", { count: summary.becomeLate })}
          </p>
          <label className="mt-2 flex min-h-10 items-center gap-3">
            <input
              type="checkbox"
              checked={lateAccepted}
              onChange={(event) => onLateAccepted(event.target.checked)}
              className="size-5 shrink-0"
            />
            {t("acceptLate", { count: summary.becomeLate })}
          </label>
        </div>
      ) : null}
      {lateFirst.length > 0 ? (
        <ul
          aria-label={t("affected")}
          className="max-h-64 divide-y divide-line overflow-y-auto rounded-md border border-line bg-surface"
        >
          {lateFirst.map((one) => (
            <li key={one.applicationId} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-sm">
              <span className="min-w-32 flex-1 font-medium">{one.creatorName}</span>
              {one.becomesLate ? <Badge tone="red">{t("lateMark")}</Badge> : null}
              <span className="flex items-center gap-2 text-ink-soft">
                <span className="sr-only">{t("was")}: </span>
                <Day at={one.was} />
                <ArrowRight className="size-3.5" aria-hidden />
                <span className="sr-only">{t("is")}: </span>
                <span className={classes("font-medium", one.becomesLate ? "text-red" : "text-ink")}>
                  <Day at={one.is} />
                </span>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {affected.length < summary.moved ? (
        <p className="text-xs text-ink-soft">{t("listCut", { shown: affected.length, total: summary.moved })}</p>
      ) : null}
    </div>
  );
}

function Day({ at }: { at: Date | null }) {
  const t = useTranslations("deadline");
  const days = useDays();
  return at ? <time dateTime={at.toISOString()}>{days.short(at)}</time> : t("noDate");
}
