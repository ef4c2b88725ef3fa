import { Link } from "@tanstack/react-router";
import { buttonLook, EmptyState } from "@vitrina/ui";
import { useTranslations } from "use-intl";

export function NotFoundScreen() {
  const t = useTranslations();
  return (
    <div className="mx-auto max-w-xl px-4 py-16">
      <EmptyState
        title={t("errors.notFoundTitle")}
        action={
          <Link to="/" className={buttonLook()}>
            {t("app.backHome")}
          </Link>
        }
      >
        {t("errors.notFound")}
      </EmptyState>
    </div>
  );
}
