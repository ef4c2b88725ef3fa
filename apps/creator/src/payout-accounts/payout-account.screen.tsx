import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { refusalOf, useTRPC } from "@vitrina/client/react";
import type { MaskedAccount } from "@vitrina/domain/payout-accounts";
import { Button } from "@vitrina/ui/controls";
import { Skeleton, toast } from "@vitrina/ui/feedback";
import { Card, PageHeader } from "@vitrina/ui/layout";
import { useDays } from "@vitrina/ui/messages";
import { ConfirmDialog } from "@vitrina/ui/overlays";
import { PasswordAgain, usePasswordAgain } from "@vitrina/ui/people";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Answer } from "../frame/answer.tsx";
import { BackLink } from "../frame/back-link.tsx";
import { useFailureText } from "../frame/failure-text.ts";
import { AccountForm } from "./account-form.tsx";

/** Where a creator is paid: shown by its ending, written anew to change it. */
export function PayoutAccountScreen() {
  const t = useTranslations("payoutAccount");
  const ui = useTranslations("ui");
  const trpc = useTRPC();
  const account = useQuery(trpc.payoutAccounts.mine.queryOptions());
  return (
    <div className="mx-auto max-w-2xl">
      <title>{`${t("title")} · ${ui("productName")}`}</title>
      <BackLink to="/settings">{t("back")}</BackLink>
      <PageHeader title={t("title")}>{t("lead")}</PageHeader>
      <div className="flex flex-col gap-5">
        <Answer query={account} skeleton={<Skeleton className="h-96 rounded-lg" />}>
          {(mine) => (mine ? <Kept account={mine} /> : <Missing />)}
        </Answer>
        <Card title={t("careTitle")}>
          <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm text-ink-soft">
            {(["sealed", "opened", "mailed"] as const).map((promise) => (
              <li key={promise}>{t(`care.${promise}`)}</li>
            ))}
          </ul>
        </Card>
      </div>
    </div>
  );
}

function Missing() {
  const t = useTranslations("payoutAccount");
  return (
    <Card title={t("newTitle")}>
      <p className="mb-5 rounded-md bg-amber-soft px-3.5 py-3 text-sm text-amber">{t("missing")}</p>
      <AccountForm onDone={() => {}} />
    </Card>
  );
}

function Kept({ account }: { account: MaskedAccount }) {
  const t = useTranslations("payoutAccount");
  const days = useDays();
  const [doing, setDoing] = useState<"change" | "remove" | null>(null);
  const close = () => setDoing(null);
  if (doing === "change") {
    return (
      <Card title={t("changeTitle")}>
        <p className="mb-5 text-sm text-ink-soft">{t("changeLead")}</p>
        <AccountForm onDone={close} onCancel={close} />
      </Card>
    );
  }
  return (
    <Card title={t("nowTitle")}>
      <p className="text-lg font-semibold">
        {t(`kinds.${account.kind}`)} {account.ending ? <Masked ending={account.ending} /> : null}
      </p>
      <p className="mt-1 text-sm text-ink-soft">{t("changedOn", { when: days.moment(account.changedAt) })}</p>
      <div className="mt-5 flex flex-wrap gap-2">
        <Button variant="secondary" onClick={() => setDoing("change")}>
          {t("change")}
        </Button>
        <Button variant="quiet" className="text-red" onClick={() => setDoing("remove")}>
          {t("remove")}
        </Button>
      </div>
      {doing === "remove" ? <RemoveDialog onClose={close} /> : null}
    </Card>
  );
}

function Masked({ ending }: { ending: string }) {
  const t = useTranslations("payoutAccount");
  return (
    <>
      <span aria-hidden className="tabular-nums">
        ••••{ending}
      </span>
      <span className="sr-only">{t("endsIn", { ending })}</span>
    </>
  );
}

function RemoveDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("payoutAccount");
  const signIn = useTranslations("signIn");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const again = usePasswordAgain();
  const remove = useMutation(
    trpc.payoutAccounts.removeMine.mutationOptions({
      onSuccess: () => {
        queries.setQueryData(trpc.payoutAccounts.mine.queryKey(), null);
        toast(t("removed"));
        onClose();
      },
      onError: (error) => again.hear(refusalOf(error)?.reason),
    }),
  );
  const refused = refusalOf(remove.error)?.reason;
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t("removeTitle")}
      description={t("removeText")}
      confirmLabel={t("remove")}
      danger
      pending={remove.isPending}
      error={remove.isError && !again.says(refused) ? failureText(remove.error) : null}
      onConfirm={() => remove.mutate(again.proof)}
    >
      <PasswordAgain again={again} label={signIn("password")} />
    </ConfirmDialog>
  );
}
