import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { buttonLook } from "@vitrina/ui/controls";
import { Skeleton } from "@vitrina/ui/feedback";
import { Card } from "@vitrina/ui/layout";
import { useDays } from "@vitrina/ui/messages";
import { useTranslations } from "use-intl";
import { Answer } from "../frame/answer.tsx";

/** Whether there is an account to be paid to, and the way to it, where a creator looks for it. */
export function PayoutAccountCard() {
  const t = useTranslations("settings.payoutAccount");
  const trpc = useTRPC();
  const days = useDays();
  const account = useQuery(trpc.payoutAccounts.mine.queryOptions());
  return (
    <Card title={t("title")}>
      <Answer query={account} skeleton={<Skeleton className="h-16" />}>
        {(mine) => (
          <>
            <p className={mine ? "mb-4 text-sm text-ink-soft" : "mb-4 text-sm text-amber"}>
              {mine
                ? t(mine.ending ? "keptEnding" : "kept", {
                    kind: mine.kind,
                    ending: mine.ending,
                    date: days.long(mine.changedAt),
                  })
                : t("missing")}
            </p>
            <Link to="/payout-account" className={buttonLook({ variant: "secondary" })}>
              {mine ? t("open") : t("add")}
            </Link>
          </>
        )}
      </Answer>
    </Card>
  );
}
