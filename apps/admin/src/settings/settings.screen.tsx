import { useNavigate } from "@tanstack/react-router";
import { Card, LocaleSwitch, PageHeader, Tabs, ThemeSwitch } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { usePageTitle } from "../shell/use-page-title.ts";
import { ApiKeys } from "./api-keys.tsx";
import { MailPreferences } from "./mail-preferences.tsx";
import { Password } from "./password.tsx";
import { Profile } from "./profile.tsx";
import { Sessions } from "./sessions.tsx";
import type { SettingsTab } from "./settings-tabs.ts";
import { TwoFactor } from "./two-factor.tsx";

/** What a person sets for themself. */
export function SettingsScreen({ tab }: { tab: SettingsTab }) {
  const t = useTranslations("settings");
  const navigate = useNavigate();
  usePageTitle(t("pageTitle"));
  return (
    <>
      <PageHeader title={t("pageTitle")} />
      <Tabs
        label={t("tabs")}
        value={tab}
        onChange={(next) => void navigate({ to: "/settings", search: next === "profile" ? {} : { tab: next } })}
        tabs={[
          { value: "profile", label: t("profile"), content: <Profile /> },
          {
            value: "security",
            label: t("security"),
            content: (
              <div className="flex max-w-3xl flex-col gap-5">
                <Password />
                <TwoFactor />
                <Sessions />
              </div>
            ),
          },
          {
            value: "mail",
            label: t("mail"),
            content: (
              <div className="max-w-3xl">
                <MailPreferences />
              </div>
            ),
          },
          { value: "keys", label: t("keys"), content: <ApiKeys /> },
          { value: "appearance", label: t("appearance"), content: <Appearance /> },
        ]}
      />
    </>
  );
}

function Appearance() {
  const t = useTranslations("settings");
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <Card title={t("languageTitle")}>
        <p className="mb-3 text-sm text-ink-soft">{t("languageHint")}</p>
        <LocaleSwitch hideLabel />
      </Card>
      <Card title={t("themeTitle")}>
        <p className="mb-3 text-sm text-ink-soft">{t("themeHint")}</p>
        <ThemeSwitch hideLabel />
      </Card>
    </div>
  );
}
