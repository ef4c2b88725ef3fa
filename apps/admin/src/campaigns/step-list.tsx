import { Link } from "@tanstack/react-router";
import { CAMPAIGN_STEPS, type CampaignStep } from "@vitrina/domain/campaigns";
import { classes } from "@vitrina/ui";
import Check from "lucide-react/icons/check";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";

/** Where one is, what is done, and every other step one press away. */
export function StepList({
  campaignId,
  step,
  done,
}: {
  campaignId: string;
  step: CampaignStep;
  done: ReadonlySet<CampaignStep>;
}) {
  const t = useTranslations("stepper");
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is opened; on a phone it may lie out of sight.
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>("[aria-current=step]");
    if (list.current && current) list.current.scrollLeft = current.offsetLeft - list.current.clientWidth / 3;
  }, [step]);
  return (
    <nav aria-label={t("steps")} className="min-w-0 lg:sticky lg:top-24">
      <ol
        ref={list}
        className="relative flex gap-1 overflow-x-auto border-b border-line pb-2 [scrollbar-width:none] lg:flex-col lg:border-b-0 lg:pb-0"
      >
        {CAMPAIGN_STEPS.map((candidate, place) => (
          <li key={candidate} className="shrink-0">
            <Link
              to="/campaigns/$campaignId/edit"
              params={{ campaignId }}
              search={{ step: candidate }}
              aria-current={candidate === step ? "step" : undefined}
              className={classes(
                "flex min-h-11 items-center gap-2.5 rounded-md px-3 text-sm transition-colors",
                candidate === step ? "bg-accent-soft font-semibold text-accent-ink" : "text-ink-soft hover:bg-sunken",
              )}
            >
              <span
                className={classes(
                  "flex size-6 shrink-0 items-center justify-center rounded-full border text-xs",
                  done.has(candidate) ? "border-green text-green" : "border-line-strong",
                )}
              >
                {done.has(candidate) ? <Check className="size-3.5" aria-label={t("stepDone")} /> : place + 1}
              </span>
              {t(`step.${candidate}`)}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
