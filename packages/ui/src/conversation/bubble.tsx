import type { Message, MessageFile } from "@vitrina/domain/messages";
import FileText from "lucide-react/icons/file-text";
import { useFormatter, useTranslations } from "use-intl";
import { classes } from "../classes.ts";

/** One message, on the side of whoever reads or across from them. */
export function Bubble({
  message,
  isMine,
  onOpenFile,
}: {
  message: Message;
  isMine: boolean;
  onOpenFile: (file: MessageFile) => void;
}) {
  const t = useTranslations("conversation");
  const format = useFormatter();
  const at = format.dateTime(message.createdAt, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return (
    <div className={classes("flex flex-col", isMine ? "items-end" : "items-start")}>
      <div
        className={classes(
          "flex max-w-[85%] flex-col gap-1.5 rounded-lg px-3.5 py-2.5 break-words",
          isMine ? "rounded-br-xs bg-accent-soft text-accent-ink" : "rounded-bl-xs bg-sunken",
        )}
      >
        {message.text ? <p className="text-sm whitespace-pre-line">{message.text}</p> : null}
        {message.files.map((file) => (
          <button
            key={file.assetId}
            type="button"
            onClick={() => onOpenFile(file)}
            className="flex min-h-11 items-center gap-2 rounded-md border border-current/25 px-2.5 text-left text-sm hover:underline"
          >
            <FileText className="size-4.5 shrink-0" aria-hidden />
            <span className="min-w-0 truncate">{file.fileName}</span>
            <span className="ml-auto shrink-0 text-xs opacity-80">
              {t("megabytes", { size: Math.max(0.1, Math.round(file.bytes / 100_000) / 10) })}
            </span>
          </button>
        ))}
      </div>
      <p className="mt-0.5 px-1 text-xs text-ink-soft">{isMine ? at : `${message.authorName} · ${at}`}</p>
    </div>
  );
}
