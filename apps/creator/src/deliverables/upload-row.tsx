import { Button, IconButton } from "@vitrina/ui/controls";
import { Progress } from "@vitrina/ui/feedback";
import { FieldError } from "@vitrina/ui/forms";
import { fileSize } from "@vitrina/ui/review";
import Pause from "lucide-react/icons/pause";
import Play from "lucide-react/icons/play";
import X from "lucide-react/icons/x";
import { useLocale, useTranslations } from "use-intl";
import { useFailureText } from "../frame/failure-text.ts";
import type { FileUpload } from "./use-file-uploads.ts";

/** One file on its way: how far, how fast, how long still; paused, resumed or given up with one thumb. */
export function UploadRow({
  upload,
  onPause,
  onResume,
  onCancel,
}: {
  upload: FileUpload;
  onPause: () => void;
  onResume: () => void;
  onCancel: () => void;
}) {
  const t = useTranslations("handIn");
  const locale = useLocale();
  const failureText = useFailureText();
  const { file, step, sentBytes, bytesPerSecond, secondsLeft } = upload;
  const percent = file.size > 0 ? (100 * sentBytes) / file.size : 0;
  const isMoving = step === "sending" || step === "queued" || step === "checking";

  return (
    <li className="flex flex-col gap-1.5 rounded-md border border-line bg-raised px-3 py-2.5">
      <div className="flex items-center gap-1">
        <span className="min-w-0 flex-1 truncate text-sm font-medium">{file.name}</span>
        {isMoving ? (
          <IconButton
            label={t("pause", { name: file.name })}
            icon={<Pause className="size-5" aria-hidden />}
            onClick={onPause}
          />
        ) : (
          <Button variant="secondary" size="small" icon={<Play className="size-4" aria-hidden />} onClick={onResume}>
            {t("resume")}
          </Button>
        )}
        <IconButton
          label={t("cancel", { name: file.name })}
          icon={<X className="size-5" aria-hidden />}
          onClick={onCancel}
        />
      </div>
      <Progress label={t("progressOf", { name: file.name })} percent={percent} />
      <p className="flex flex-wrap justify-between gap-x-3 text-xs text-ink-soft tabular-nums">
        <span>
          {step === "sending"
            ? t("sentOf", { sent: fileSize(sentBytes, locale), total: fileSize(file.size, locale) })
            : t(`step.${step}`)}
        </span>
        {step === "sending" && bytesPerSecond !== null ? (
          <span>
            {fileSize(bytesPerSecond, locale)}/s
            {secondsLeft === null
              ? null
              : ` · ${t("left", { minutes: Math.floor(secondsLeft / 60), seconds: secondsLeft })}`}
          </span>
        ) : null}
      </p>
      {step === "failed" ? <FieldError>{failureText(upload.error)}</FieldError> : null}
    </li>
  );
}
