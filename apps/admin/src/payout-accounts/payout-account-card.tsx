import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { BANK_NAMES, type PayoutAccount } from "@vitrina/domain/payout-accounts";
import { Button, Card, CopyField, ErrorState, Loading, SkeletonText, useDays } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { useErrorWords } from "../session/error-words.ts";
import { RevealDialog } from "./reveal-dialog.tsx";

type Props = { creatorId: string; name: string };

/** Where a creator is paid, for those who transfer: by its ending, and whole after saying why. */
export function PayoutAccountCard(props: Props) {
  return useAdmin().may("payouts:write") ? <Account {...props} /> : null;
}

function Account({ creatorId, name }: Props) {
  const t = useTranslations("payoutAccount");
  const trpc = useTRPC();
  const words = useErrorWords();
  const days = useDays();
  const [asking, setAsking] = useState(false);
  const [opened, setOpened] = useState<PayoutAccount | null>(null);
  const account = useQuery(trpc.payoutAccounts.ofCreator.queryOptions({ creatorId }));
  return (
    <Card title={t("title")}>
      {account.isPending ? (
        <Loading>
          <SkeletonText lines={2} />
        </Loading>
      ) : null}
      {account.isError ? (
        <ErrorState words={words(account.error)} onRetry={() => void account.refetch()} retrying={account.isFetching} />
      ) : null}
      {account.data === null ? <p className="text-sm text-ink-soft">{t("none")}</p> : null}
      {account.data ? (
        <>
          <p className="font-medium">
            {t(`kinds.${account.data.kind}`)}
            {account.data.ending ? ` · ${t("endsIn", { ending: account.data.ending })}` : null}
          </p>
          <p className="mt-1 text-sm text-ink-soft">{t("changedOn", { when: days.moment(account.data.changedAt) })}</p>
          {opened ? <Whole account={opened} /> : null}
          <Button variant="secondary" className="mt-4" onClick={() => (opened ? setOpened(null) : setAsking(true))}>
            {t(opened ? "hide" : "open")}
          </Button>
        </>
      ) : null}
      {asking ? (
        <RevealDialog
          creatorId={creatorId}
          name={name}
          onClose={() => setAsking(false)}
          onOpened={(whole) => {
            setOpened(whole);
            setAsking(false);
          }}
        />
      ) : null}
    </Card>
  );
}

function Whole({ account }: { account: PayoutAccount }) {
  const t = useTranslations("payoutAccount");
  return (
    <div className="mt-4 flex flex-col gap-3">
      {account.kind === "bank" ? (
        <>
          <CopyField label={t("bank")} text={BANK_NAMES[account.bank]} />
          <CopyField label={t("accountNumber")} text={account.accountNumber} />
        </>
      ) : (
        <CopyField label={t("alias")} text={account.alias} />
      )}
      <CopyField label={t("holder")} text={account.holder} />
      <CopyField label={t("document")} text={account.document} />
    </div>
  );
}
