import { Button } from "@vitrina/ui/controls";
import { Dialog } from "@vitrina/ui/overlays";
import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { useState } from "react";
import { useTranslations } from "use-intl";

/** A secret that nobody can be shown again, so closing is a deliberate act. */
export function ShownOnce({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations();
  const [copied, setCopied] = useState(false);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };

  return (
    <Dialog
      open
      outsideCloses={false}
      onOpenChange={onClose}
      title={t("apiKeys.shownOnceTitle")}
      description={t("apiKeys.shownOnce")}
      actions={<Button onClick={onClose}>{t("apiKeys.done")}</Button>}
    >
      <div className="flex flex-col gap-3">
        <code className="rounded-md border border-line bg-sunken p-3 text-sm break-all select-all">{secret}</code>
        <Button
          variant="secondary"
          className="self-start"
          icon={copied ? <Check className="size-4" aria-hidden /> : <Copy className="size-4" aria-hidden />}
          onClick={copy}
        >
          {copied ? t("ui.copied") : t("ui.copy")}
        </Button>
      </div>
    </Dialog>
  );
}
