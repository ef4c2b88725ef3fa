import { Button } from "@vitrina/ui/controls";
import { useTranslations } from "use-intl";
import { errors } from "./errors.ts";

/** A screen that broke, or a piece of the app that could not be fetched. Starting over mends both. */
export function Broken({ error }: { error: unknown }) {
  const t = useTranslations();
  const reference = errors.fault(error);
  return (
    <main role="alert" className="mx-auto flex max-w-md flex-col items-start gap-4 px-5 py-24">
      <title>{`${t("errors.title")} · ${t("ui.productName")}`}</title>
      <h1 className="text-2xl">{t("errors.title")}</h1>
      <p className="text-ink-soft">{navigator.onLine ? t("errors.unexpected") : t("errors.offline")}</p>
      {navigator.onLine ? (
        <p className="font-mono text-xs break-all text-ink-soft">{t("errors.reference", { requestId: reference })}</p>
      ) : null}
      <Button variant="secondary" onClick={() => location.reload()}>
        {t("ui.retry")}
      </Button>
    </main>
  );
}
