import { Link } from "@tanstack/react-router";
import type { MyApplication } from "@vitrina/domain/applications";
import { APPLICATION_OPEN } from "@vitrina/domain/applications";
import type { DeliverableType } from "@vitrina/domain/deliverables";
import { Badge, StatusBadge } from "@vitrina/ui/controls";
import { DueDate, TrafficLight } from "@vitrina/ui/deadlines";
import { useDays } from "@vitrina/ui/messages";
import { ExpectedPayment } from "@vitrina/ui/money";
import { useLocale, useNow, useTranslations } from "use-intl";
import { Cover } from "../campaigns/cover.tsx";
import { owedPieces } from "./owed.ts";

/** One campaign of mine at a glance: how it stands, what is owed by when, and the payment with its state and date. */
export function ApplicationCard({ application, unread = 0 }: { application: MyApplication; unread?: number }) {
  const t = useTranslations("work");
  const { campaign, status } = application;
  const isOpen = APPLICATION_OPEN.includes(status);
  const hasPayment = application.payment !== null && status !== "rejected" && status !== "withdrawn";
  return (
    <article className="group relative flex w-full flex-col gap-3 rounded-lg border border-line bg-surface p-3.5 shadow-sheet transition-shadow hover:shadow-lift sm:p-4">
      <div className="flex gap-3.5">
        <Cover picture={campaign.cover} sizes="80px" className="h-24 w-20 shrink-0 rounded-window" />
        <div className="min-w-0 flex-1">
          <div className="flex items-start justify-between gap-2">
            <p className="min-w-0 truncate pt-0.5 text-xs font-semibold text-accent">{campaign.brandName}</p>
            {isOpen ? (
              <div className="relative z-10">
                <TrafficLight state={application.light} />
              </div>
            ) : (
              <StatusBadge of="application" status={status} />
            )}
          </div>
          <h3 className="mt-0.5 text-lg leading-snug">
            <Link
              to="/applications/$id"
              params={{ id: application.id }}
              className="rounded-sm after:absolute after:inset-0 group-hover:underline group-hover:decoration-accent group-hover:underline-offset-4"
            >
              {campaign.title}
            </Link>
          </h3>
          {unread > 0 ? (
            <p className="mt-1">
              <Badge tone="info">{t("unread", { count: unread })}</Badge>
            </p>
          ) : null}
          <p className="mt-1 text-sm text-ink-soft">
            <Where application={application} />
          </p>
        </div>
      </div>
      {isOpen || hasPayment ? (
        <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2 border-t border-line pt-3">
          {hasPayment && application.payment ? (
            <div className="relative z-10 w-fit">
              <ExpectedPayment payment={application.payment} />
            </div>
          ) : null}
          {isOpen ? <Owed application={application} /> : null}
        </div>
      ) : null}
    </article>
  );
}

function Where({ application }: { application: MyApplication }) {
  const t = useTranslations("work");
  const days = useDays();
  const now = useNow();
  if (APPLICATION_OPEN.includes(application.status)) return <DueDate dueAt={application.deliveryDueAt} />;
  if (application.status === "rejected") return t("rejectedNote");
  if (application.status === "withdrawn") return t("withdrawnNote");
  if (application.status === "invited") return t("askedSince", { when: days.relative(application.appliedAt, now) });
  return t("waitingSince", { when: days.relative(application.appliedAt, now) });
}

function Owed({ application }: { application: MyApplication }) {
  const t = useTranslations();
  const locale = useLocale();
  const counts = new Map<DeliverableType, number>();
  for (const piece of owedPieces(application)) counts.set(piece.type, (counts.get(piece.type) ?? 0) + 1);
  if (counts.size === 0) return <p className="text-sm text-ink-soft">{t("work.owesNothing")}</p>;
  const pieces = new Intl.ListFormat(locale).format(
    [...counts].map(([type, count]) => t(`deliverableCount.${type}`, { count })),
  );
  return <p className="text-sm font-medium">{t("work.owes", { pieces })}</p>;
}
