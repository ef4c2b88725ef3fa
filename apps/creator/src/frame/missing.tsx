import { Link } from "@tanstack/react-router";
import { buttonLook } from "@vitrina/ui/controls";
import { Nanduti } from "@vitrina/ui/ornaments";
import { useTranslations } from "use-intl";

/** An address that leads nowhere. */
export function Missing() {
  const t = useTranslations();
  return (
    <main className="relative isolate mx-auto flex max-w-md flex-col items-start gap-4 overflow-hidden px-5 py-24">
      <title>{`${t("errors.notFoundTitle")} · ${t("ui.productName")}`}</title>
      <Nanduti className="absolute top-0 -right-10 -z-10 w-72 text-accent opacity-15" />
      <h1 className="text-2xl">{t("errors.notFoundTitle")}</h1>
      <p className="text-ink-soft">{t("errors.notFound")}</p>
      <Link to="/" className={buttonLook({ variant: "secondary" })}>
        {t("nav.work")}
      </Link>
    </main>
  );
}
