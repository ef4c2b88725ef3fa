import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { Button, buttonLook } from "@vitrina/ui/controls";
import { FormError } from "@vitrina/ui/forms";
import { Card, PageHeader } from "@vitrina/ui/layout";
import { ConfirmDialog } from "@vitrina/ui/overlays";
import { LocaleSwitch, ThemeSwitch } from "@vitrina/ui/theme";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ApiKeys } from "../api-keys/api-keys.tsx";
import { useFailureText } from "../frame/failure-text.ts";
import { PayoutAccountCard } from "../payout-accounts/payout-account-card.tsx";
import { MyDataCard } from "../privacy/my-data-card.tsx";
import { leave, useSignOut } from "../sign-in/use-sign-out.ts";
import { MailPreferences } from "./mail-preferences.tsx";

/** Where one is paid, how the app looks and speaks, one's data, the way out, and keys for one's own programs. */
export function SettingsScreen() {
  const t = useTranslations("settings");
  const ui = useTranslations("ui");
  return (
    <div className="mx-auto max-w-2xl">
      <title>{`${t("title")} · ${ui("productName")}`}</title>
      <PageHeader title={t("title")} />
      <div className="flex flex-col gap-5">
        <PayoutAccountCard />
        <Card title={t("look")}>
          <div className="flex flex-col gap-5">
            <LocaleSwitch />
            <ThemeSwitch />
          </div>
        </Card>
        <Card title={t("calendar")}>
          <p className="mb-4 text-sm text-ink-soft">{t("calendarLead")}</p>
          <Link to="/calendar" className={buttonLook({ variant: "secondary" })}>
            {t("calendarOpen")}
          </Link>
        </Card>
        <MailPreferences />
        <MyDataCard />
        <Account />
        <ApiKeys />
      </div>
    </div>
  );
}

function Account() {
  const t = useTranslations("settings");
  const trpc = useTRPC();
  const me = useQuery(trpc.me.profile.queryOptions());
  const signOut = useSignOut();
  const failureText = useFailureText();
  const [asking, setAsking] = useState(false);
  const everywhere = useMutation(trpc.me.signOutEverywhere.mutationOptions({ onSuccess: leave }));

  return (
    <Card title={t("account")}>
      <p className="text-sm break-words text-ink-soft">{me.data ? t("signedInAs", { email: me.data.email }) : null}</p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button variant="secondary" pending={signOut.pending} onClick={signOut.run}>
          {t("signOut")}
        </Button>
        <Button variant="quiet" onClick={() => setAsking(true)}>
          {t("everywhere")}
        </Button>
      </div>
      {signOut.problem ? (
        <div className="mt-3">
          <FormError>{t("failed")}</FormError>
        </div>
      ) : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={(next) => {
          setAsking(next);
          everywhere.reset();
        }}
        title={t("everywhereTitle")}
        description={t("everywhereText")}
        confirmLabel={t("everywhereConfirm")}
        danger
        pending={everywhere.isPending || everywhere.isSuccess}
        error={everywhere.isError ? failureText(everywhere.error) : null}
        onConfirm={() => everywhere.mutate()}
      />
    </Card>
  );
}
