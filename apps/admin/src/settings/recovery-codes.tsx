import { Button, CopyField, Dialog } from "@vitrina/ui";
import { useTranslations } from "use-intl";

/** The way back in without the phone; shown once. */
export function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const t = useTranslations("settings");
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("recoveryTitle")}
      description={t("recoveryBody")}
      actions={<Button onClick={onClose}>{t("recoveryDone")}</Button>}
    >
      <CopyField label={t("recoveryCodes")} text={codes.join("\n")} />
    </Dialog>
  );
}
