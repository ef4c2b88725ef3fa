import Copy from "lucide-react/icons/copy";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button.tsx";

/** A secret to be kept elsewhere: readable, selectable at once, copied with one press. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const t = useTranslations("ui");
  const [copied, setCopied] = useState(false);
  return (
    <div>
      <p className="mb-1.5 text-sm font-medium">{label}</p>
      <div className="flex flex-wrap items-start gap-2">
        <code className="min-w-0 flex-1 rounded-md bg-sunken px-3 py-2.5 font-mono text-sm break-all whitespace-pre-wrap select-all">
          {text}
        </code>
        <Button
          variant="secondary"
          icon={<Copy className="size-4" aria-hidden />}
          onClick={() => {
            void navigator.clipboard.writeText(text).then(() => setCopied(true));
          }}
        >
          <span aria-live="polite">{copied ? t("copied") : t("copy")}</span>
        </Button>
      </div>
    </div>
  );
}
