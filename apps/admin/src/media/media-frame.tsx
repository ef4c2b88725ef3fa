import { useNavigate } from "@tanstack/react-router";
import { PageHeader, Tabs } from "@vitrina/ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { MEDIA_TABS } from "./media-tabs.ts";

/** What the pages about files share: where one is, and the other sections that one may see. */
export function MediaFrame({ tab, children }: { tab: (typeof MEDIA_TABS)[number]["value"]; children: ReactNode }) {
  const t = useTranslations("library");
  const admin = useAdmin();
  const navigate = useNavigate();
  usePageTitle(tab === "library" ? t("pageTitle") : t(`tabs.${tab}`));
  const offered = MEDIA_TABS.filter(({ needs }) => admin.may(needs));
  if (!offered.some(({ value }) => value === tab)) return <Forbidden />;
  return (
    <>
      <PageHeader title={t("pageTitle")}>{t("lead")}</PageHeader>
      <Tabs
        label={t("tabs.label")}
        value={tab}
        onChange={(next) => {
          const chosen = MEDIA_TABS.find(({ value }) => value === next);
          if (chosen) void navigate({ to: chosen.to });
        }}
        tabs={offered.map(({ value }) => ({
          value,
          label: t(`tabs.${value}`),
          content: value === tab ? children : null,
        }))}
      />
    </>
  );
}
