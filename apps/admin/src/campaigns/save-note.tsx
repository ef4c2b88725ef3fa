import { Button, classes, Spinner } from "@vitrina/ui";
import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import CloudOff from "lucide-react/icons/cloud-off";
import { useTranslations } from "use-intl";
import type { SaveState } from "./use-saved-campaign.ts";

/** Whether what one sees is stored, said in a few words that stay in one place. */
export function SaveNote({ state, onRetry }: { state: SaveState; onRetry: () => void }) {
  const t = useTranslations("stepper");
  const isTrouble = state.kind === "offline" || state.kind === "failed" || state.kind === "conflict";
  return (
    <div
      role="status"
      className={classes(
        "flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 text-sm",
        isTrouble ? "font-medium text-amber" : "text-ink-soft",
      )}
    >
      {state.kind === "saving" || state.kind === "typing" ? (
        <>
          <Spinner />
          {t("saving")}
        </>
      ) : null}
      {state.kind === "saved" ? (
        <>
          <CircleCheck className="size-4 text-green" aria-hidden />
          {t("saved")}
        </>
      ) : null}
      {state.kind === "incomplete" ? (
        <>
          <CircleAlert className="size-4 text-amber" aria-hidden />
          {t("incomplete", { count: state.fields.length })}
        </>
      ) : null}
      {state.kind === "offline" ? (
        <>
          <CloudOff className="size-4" aria-hidden />
          {t("offline")}
        </>
      ) : null}
      {state.kind === "failed" ? (
        <>
          <CircleAlert className="size-4" aria-hidden />
          {t("failed", { text: state.text })}
        </>
      ) : null}
      {state.kind === "conflict" ? t("conflict") : null}
      {state.kind === "offline" || state.kind === "failed" ? (
        <Button size="small" variant="secondary" onClick={onRetry}>
          {t("retryNow")}
        </Button>
      ) : null}
    </div>
  );
}
