import { useNavigate } from "@tanstack/react-router";
import { PageHeader, Tabs } from "@vitrina/ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";

const PLACES = { sent: "/mails", suppressed: "/mails/suppressed", preview: "/mails/preview" } as const;
type MailsTab = keyof typeof PLACES;

const isTab = (value: string): value is MailsTab => Object.hasOwn(PLACES, value);

/** What the three pages about mail share. */
export function MailsFrame({ tab, children }: { tab: MailsTab; children: ReactNode }) {
  const t = useTranslations("mails");
  const admin = useAdmin();
  const navigate = useNavigate();
  usePageTitle(t("pageTitle"));
  if (!admin.may("mail:manage")) return <Forbidden />;
  return (
    <>
      <PageHeader title={t("pageTitle")}>{t("lead")}</PageHeader>
      <Tabs
        label={t("pageTitle")}
        value={tab}
        onChange={(next) => {
          if (isTab(next)) void navigate({ to: PLACES[next] });
        }}
        tabs={(["sent", "suppressed", "preview"] as const).map((value) => ({
          value,
          label: t(`tabs.${value}`),
          content: value === tab ? children : null,
        }))}
      />
    </>
  );
}
