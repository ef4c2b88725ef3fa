import { Link } from "@tanstack/react-router";
import { buttonLook, Nanduti } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { usePageTitle } from "./use-page-title.ts";

/** An address that leads nowhere. */
export function NotFoundScreen() {
  const t = useTranslations();
  usePageTitle(t("errors.notFoundTitle"));
  return (
    <main className="relative isolate mx-auto flex max-w-md flex-col items-start gap-4 overflow-hidden px-5 py-24">
      <Nanduti className="absolute top-0 -right-10 -z-10 w-72 text-accent opacity-15" />
      <h1 className="text-2xl">{t("errors.notFoundTitle")}</h1>
      <p className="text-ink-soft">{t("errors.notFound")}</p>
      <Link to="/" className={buttonLook({ variant: "secondary" })}>
        {t("app.backHome")}
      </Link>
    </main>
  );
}
