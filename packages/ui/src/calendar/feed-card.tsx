import type { CalendarFeed } from "@vitrina/domain/calendar";
import { useState } from "react";
import { useNow, useTranslations } from "use-intl";
import { Button } from "../controls/button.tsx";
import { buttonLook } from "../controls/button-look.ts";
import { CopyField } from "../controls/copy-field.tsx";
import { Card } from "../layout/card.tsx";
import { useDays } from "../messages/use-days.ts";
import { ConfirmDialog } from "../overlays/confirm-dialog.tsx";

/** A mutation as this card needs it. */
type Act = { pending: boolean; problem: string | null; run: () => Promise<unknown> };

/** The secret address that brings a person's due dates into their own calendar. `url` is known only right after it was made. */
export function CalendarFeedCard({
  feed,
  url,
  renew,
  remove,
}: {
  feed: CalendarFeed | null;
  url: string | null;
  renew: Act;
  remove: Act;
}) {
  const t = useTranslations("calendarFeed");
  const days = useDays();
  const now = useNow();
  const [asking, setAsking] = useState<"renew" | "remove" | null>(null);
  const act = asking === "remove" ? remove : renew;
  const close = () => setAsking(null);
  // A failure is told by `problem`.
  const carryOut = () => act.run().then(close, () => {});

  return (
    <Card title={t("title")}>
      <p className="text-sm text-ink-soft">{t("lead")}</p>
      {url ? (
        <div className="mt-4 flex flex-col gap-3">
          <CopyField label={t("address")} text={url} />
          <p className="text-sm text-ink-soft">{t("addressHint")}</p>
          <a href={url.replace(/^https?:/, "webcal:")} className={buttonLook({ variant: "secondary" })}>
            {t("open")}
          </a>
        </div>
      ) : null}
      {feed && !url ? (
        <p className="mt-3 text-sm">
          {t("made", { date: days.long(feed.createdAt) })} ·{" "}
          {feed.lastReadAt ? t("lastRead", { when: days.relative(feed.lastReadAt, now) }) : t("neverRead")}
        </p>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-2">
        {feed ? (
          <>
            <Button variant="secondary" onClick={() => setAsking("renew")}>
              {t("renew")}
            </Button>
            <Button variant="quiet" onClick={() => setAsking("remove")}>
              {t("remove")}
            </Button>
          </>
        ) : (
          <Button pending={renew.pending} onClick={carryOut}>
            {t("make")}
          </Button>
        )}
      </div>
      {!feed && renew.problem ? <p className="mt-2 text-sm text-red">{renew.problem}</p> : null}
      <ConfirmDialog
        open={asking !== null}
        onOpenChange={(open) => {
          if (!open) close();
        }}
        title={t(asking === "remove" ? "removeTitle" : "renewTitle")}
        description={t(asking === "remove" ? "removeText" : "renewText")}
        confirmLabel={t(asking === "remove" ? "remove" : "renew")}
        danger={asking === "remove"}
        pending={act.pending}
        error={act.problem}
        onConfirm={carryOut}
      />
    </Card>
  );
}
