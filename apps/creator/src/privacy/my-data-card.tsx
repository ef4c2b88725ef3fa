import { Link } from "@tanstack/react-router";
import { buttonLook } from "@vitrina/ui/controls";
import { Card } from "@vitrina/ui/layout";
import { useTranslations } from "use-intl";
import { NoticeLink } from "./notice-link.tsx";

/** The way to one's own data and to what we say about it. */
export function MyDataCard() {
  const t = useTranslations("settings.myData");
  return (
    <Card title={t("title")}>
      <p className="mb-4 text-sm text-ink-soft">{t("lead")}</p>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3 text-sm">
        <Link to="/my-data" className={buttonLook({ variant: "secondary" })}>
          {t("open")}
        </Link>
        <NoticeLink>{t("notice")}</NoticeLink>
      </div>
    </Card>
  );
}
