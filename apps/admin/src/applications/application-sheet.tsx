import { Link } from "@tanstack/react-router";
import type { ApplicationRow } from "@vitrina/domain/applications";
import { Avatar, buttonLook, DueDate, Fee, Sheet, StatusBadge, TrafficLight, useDays } from "@vitrina/ui";
import MessageSquare from "lucide-react/icons/message-square";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { FeeHistory } from "./fee-history.tsx";

/** One application, whole: who, what they propose, and where it stands. */
export function ApplicationSheet({
  application,
  actions,
  mayAct,
  onClose,
}: {
  application: ApplicationRow;
  mayAct: boolean;
  actions: ReactNode;
  onClose: () => void;
}) {
  const t = useTranslations("applications");
  const days = useDays();
  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("detailTitle", { name: application.creatorName })}
      actions={actions}
    >
      <div className="flex flex-col gap-5">
        <div className="flex items-center gap-3">
          <Avatar name={application.creatorName} picture={application.creatorPicture} size="large" />
          <div className="min-w-0">
            <p className="font-display text-lg font-semibold">{application.creatorName}</p>
            <p className="text-sm text-ink-soft">{application.creatorCity}</p>
            <div className="mt-1.5 flex flex-wrap gap-2">
              <StatusBadge of="application" status={application.status} />
              {application.confirmedAt ? <TrafficLight state={application.light} /> : null}
            </div>
          </div>
        </div>
        {application.undoable && application.status === "rejected" ? (
          <p className="rounded-sm bg-info-soft px-3 py-2 text-sm text-info">{t("notToldNote")}</p>
        ) : null}
        {application.invitation ? (
          <section aria-label={t("invitation")}>
            <h3 className="text-base">{t("invitation")}</h3>
            <p className="mt-1 text-sm leading-relaxed whitespace-pre-line">{application.invitation.message}</p>
            <p className="mt-1 text-xs text-ink-soft">
              {application.invitation.answeredAt
                ? t("invitationAnswered", { date: days.long(application.invitation.answeredAt) })
                : t("invitationWaits", { date: days.long(application.invitation.at) })}
            </p>
          </section>
        ) : null}
        <FeeHistory application={application} mayAnswer={mayAct} />
        <Link to="/messages" search={{ thread: application.id }} className={buttonLook({ variant: "secondary" })}>
          <MessageSquare className="size-4" aria-hidden />
          {t("messages")}
        </Link>
        <section aria-label={t("pitch")}>
          <h3 className="text-base">{t("pitch")}</h3>
          <p className="mt-1 text-sm leading-relaxed whitespace-pre-line">{application.pitch || t("noPitch")}</p>
        </section>
        <dl className="grid grid-cols-2 gap-4 text-sm">
          <Fact term={t("columns.appliedAt")}>{days.long(application.appliedAt)}</Fact>
          {application.agreedFee === null ? null : (
            <Fact term={t("columns.agreedFee")}>
              <Fee amount={application.agreedFee} />
            </Fact>
          )}
          {application.answerDueAt ? <Fact term={t("answerDue")}>{days.long(application.answerDueAt)}</Fact> : null}
          {application.ending && application.endedAt ? (
            <Fact term={t(`endings.${application.ending}`)}>{days.long(application.endedAt)}</Fact>
          ) : null}
          {application.confirmedAt ? <Fact term={t("confirmedAt")}>{days.long(application.confirmedAt)}</Fact> : null}
          {application.productReceivedAt ? (
            <Fact term={t("receivedAt")}>{days.long(application.productReceivedAt)}</Fact>
          ) : null}
          {application.confirmedAt ? (
            <Fact term={t("columns.dueAt")}>
              <DueDate dueAt={application.deliveryDueAt} />
            </Fact>
          ) : null}
          {application.extension ? (
            <Fact term={t("extension", { days: application.extension.days })}>{application.extension.reason}</Fact>
          ) : null}
        </dl>
      </div>
    </Sheet>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink-soft">{term}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
