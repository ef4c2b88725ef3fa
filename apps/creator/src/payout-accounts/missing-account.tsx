import { Link } from "@tanstack/react-router";
import { buttonLook } from "@vitrina/ui/controls";
import { useTranslations } from "use-intl";

/** For home: work is under way and there is nowhere to send its payment to. */
export function MissingAccount() {
  const t = useTranslations("settings.payoutAccount");
  return (
    <section
      aria-label={t("title")}
      className="mb-6 flex flex-wrap items-center gap-x-6 gap-y-3 rounded-lg border border-line bg-surface p-4 sm:px-5"
    >
      <p className="min-w-0 flex-1 basis-60 text-sm">{t("missing")}</p>
      <Link to="/payout-account" className={buttonLook({ variant: "secondary" })}>
        {t("add")}
      </Link>
    </section>
  );
}
