import { useBlocker } from "@tanstack/react-router";
import { ConfirmDialog } from "@vitrina/ui";
import { useTranslations } from "use-intl";

/** Asks before unsaved work is lost, whether by a link, the back button or closing the tab. */
export function LeaveGuard({ unsaved }: { unsaved: () => boolean }) {
  const t = useTranslations("editor");
  const blocker = useBlocker({ shouldBlockFn: unsaved, enableBeforeUnload: unsaved, withResolver: true });
  return (
    <ConfirmDialog
      open={blocker.status === "blocked"}
      onOpenChange={(open) => {
        if (!open) blocker.reset?.();
      }}
      title={t("leaveTitle")}
      description={t("leaveBody")}
      confirmLabel={t("leave")}
      onConfirm={() => blocker.proceed?.()}
      danger
    />
  );
}
