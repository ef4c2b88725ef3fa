import { Link } from "@tanstack/react-router";
import type { OpenCampaign } from "@vitrina/domain/campaigns";
import { Badge } from "@vitrina/ui/controls";
import { useDays } from "@vitrina/ui/messages";
import { ExpectedPayment } from "@vitrina/ui/money";
import { useNow, useTranslations } from "use-intl";
import { Cover } from "./cover.tsx";

/** One campaign in the window. The whole card leads to it; the payment's explanation can still be opened on its own. */
export function CampaignCard({ campaign, priority = false }: { campaign: OpenCampaign; priority?: boolean }) {
  const t = useTranslations("open");
  const days = useDays();
  const now = useNow();
  return (
    <article className="group relative flex w-full flex-col overflow-hidden rounded-window border border-line bg-surface shadow-sheet transition-shadow hover:shadow-lift">
      <Cover
        picture={campaign.cover}
        sizes="(min-width: 64rem) 320px, (min-width: 40rem) 50vw, 100vw"
        priority={priority}
        className="aspect-[4/3]"
      />
      <div className="flex flex-1 flex-col p-4">
        <div className="flex items-center justify-between gap-2 text-xs text-ink-soft">
          <span className="truncate font-semibold text-accent">{campaign.brandName}</span>
          {campaign.myApplication ? <Badge tone="info">{t("mine")}</Badge> : null}
        </div>
        <h2 className="mt-1 text-lg">
          <Link
            to="/campaigns/$id"
            params={{ id: campaign.id }}
            className="rounded-sm after:absolute after:inset-0 group-hover:underline group-hover:decoration-accent group-hover:underline-offset-4"
          >
            {campaign.title}
          </Link>
        </h2>
        <p className="mt-1 mb-4 text-xs text-ink-soft">
          {t("applyUntil", { when: days.short(campaign.applicationDeadline) })} (
          {days.relative(campaign.applicationDeadline, now)}) · {t("places", { count: campaign.slots })}
        </p>
        <div className="relative mt-auto w-fit">
          <ExpectedPayment payment={campaign.payment} />
        </div>
      </div>
    </article>
  );
}
