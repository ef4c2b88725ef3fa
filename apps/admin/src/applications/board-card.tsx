import { type ApplicationRow, openOffer } from "@vitrina/domain/applications";
import { formatGuaranies } from "@vitrina/domain/money";
import { Avatar, Badge, classes, IconButton, Menu, TrafficLight, useDays } from "@vitrina/ui";
import Ellipsis from "lucide-react/icons/ellipsis";
import GripVertical from "lucide-react/icons/grip-vertical";
import type { KeyboardEvent, PointerEvent } from "react";
import { useNow, useTranslations } from "use-intl";
import { type ApplicationAct, actsOn } from "./application-acts.ts";

const STEPS: Record<string, 1 | -1> = { ArrowLeft: -1, ArrowRight: 1 };

/** One application on the board: who, what they say, and what waits for the agency. */
export function BoardCard({
  application,
  lifted,
  onOpen,
  onAct,
  onLift,
  onStep,
}: {
  application: ApplicationRow;
  lifted: boolean;
  onOpen: () => void;
  onAct: ((act: ApplicationAct) => void) | null;
  onLift: (event: PointerEvent) => void;
  onStep: (by: 1 | -1) => void;
}) {
  const t = useTranslations("applications");
  const days = useDays();
  const acts = actsOn(application, useNow());
  const offer = openOffer(application.offers);
  const { creatorName: name } = application;
  const step = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onStep(by);
  };
  return (
    <article className={classes("rounded-md border border-line bg-surface p-2.5 shadow-sheet", lifted && "opacity-40")}>
      <div className="flex items-center gap-2">
        <Avatar name={name} picture={application.creatorPicture} />
        <button type="button" onClick={onOpen} className="min-w-0 flex-1 rounded-sm text-left hover:underline">
          <span className="block truncate text-sm font-semibold">{name}</span>
          <span className="block truncate text-xs text-ink-soft">
            {[application.creatorCity, days.short(application.appliedAt)].filter(Boolean).join(" · ")}
          </span>
        </button>
        {onAct && acts.length > 0 ? (
          <button
            type="button"
            aria-label={t("handle", { name })}
            title={t("handleHint")}
            onKeyDown={step}
            onPointerDown={(event) => {
              if (event.button !== 0) return;
              event.currentTarget.releasePointerCapture(event.pointerId);
              onLift(event);
            }}
            className="inline-flex size-11 shrink-0 cursor-grab touch-none items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink active:cursor-grabbing"
          >
            <GripVertical className="size-5" aria-hidden />
          </button>
        ) : null}
      </div>
      {application.pitch ? <p className="mt-2 line-clamp-3 text-sm text-ink-soft">{application.pitch}</p> : null}
      <div className="mt-2 flex items-center gap-1.5">
        <span className="flex min-w-0 flex-1 flex-wrap gap-1.5">
          {application.status === "confirmed" ? <TrafficLight state={application.light} /> : null}
          {offer ? (
            <Badge tone={offer.by === "creator" ? "amber" : "neutral"}>
              {t(offer.by === "creator" ? "asks" : "offers", { fee: formatGuaranies(offer.fee) })}
            </Badge>
          ) : null}
          {application.invitation?.answeredAt ? <Badge tone="green">{t("acceptedInvitation")}</Badge> : null}
          {acts.includes("undo") ? <Badge tone="info">{t("notToldYet")}</Badge> : null}
        </span>
        {onAct && acts.length > 0 ? (
          <Menu
            trigger={<IconButton label={t("actsOf", { name })} icon={<Ellipsis className="size-5" aria-hidden />} />}
            items={acts.map((act) => ({
              kind: "item",
              label: t(act),
              danger: act === "reject",
              onSelect: () => onAct(act),
            }))}
          />
        ) : null}
      </div>
    </article>
  );
}
