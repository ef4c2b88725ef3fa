import { MESSAGE_FILES_MAX, MESSAGE_TEXT_MAX } from "@vitrina/domain/messages";
import Paperclip from "lucide-react/icons/paperclip";
import RotateCw from "lucide-react/icons/rotate-cw";
import SendHorizontal from "lucide-react/icons/send-horizontal";
import X from "lucide-react/icons/x";
import { type FormEvent, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { classes } from "../classes.ts";
import { Button } from "../controls/button.tsx";
import { IconButton } from "../controls/icon-button.tsx";
import { Progress } from "../feedback/progress.tsx";
import { INPUT_LOOK } from "../forms/field.tsx";
import { FormError } from "../forms/form-error.tsx";
import { admitted } from "../media/carry-image.ts";
import { type Attachment, type UploadFile, useAttachments } from "./use-attachments.ts";

/** What leaves the composer. The key is that of this message: sent again under it, nothing is said twice. */
export type Draft = { key: string; text: string; fileIds: string[] };

const keptAs = (place: string) => `vitrina.draft.${place}`;

/** Writes a message. What is half written survives a reload; what could not be sent stays to be sent again. */
export function Composer({
  place,
  onSend,
  upload,
  failureText,
}: {
  place: string;
  onSend: (draft: Draft) => Promise<unknown>;
  upload: UploadFile;
  failureText: (error: unknown) => string;
}) {
  const t = useTranslations("conversation");
  const id = useId();
  const [text, setText] = useState(() => sessionStorage.getItem(keptAs(place)) ?? "");
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const key = useRef(crypto.randomUUID());
  const files = useAttachments(upload, failureText);
  const isEmpty = text.trim() === "" && files.readyIds.length === 0;

  const write = (next: string) => {
    setText(next);
    sessionStorage.setItem(keptAs(place), next);
  };

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isEmpty || sending || files.isBusy) return;
    setSending(true);
    setProblem(null);
    try {
      await onSend({ key: key.current, text, fileIds: files.readyIds });
      key.current = crypto.randomUUID();
      write("");
      files.clear();
    } catch (error) {
      setProblem(failureText(error));
    } finally {
      setSending(false);
    }
  };

  return (
    <form onSubmit={send} className="flex flex-col gap-2">
      <FormError>{problem}</FormError>
      {files.attached.length > 0 ? (
        <ul className="flex flex-col gap-1.5">
          {files.attached.map((one) => (
            <AttachmentRow
              key={one.id}
              attachment={one}
              onRetry={() => files.retry(one)}
              onRemove={() => files.remove(one.id)}
            />
          ))}
        </ul>
      ) : null}
      <div className="flex items-end gap-1.5">
        <label
          className={classes(
            "relative flex size-11 shrink-0 items-center justify-center rounded-md text-ink-soft hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent",
            files.attached.length >= MESSAGE_FILES_MAX && "pointer-events-none opacity-50",
          )}
        >
          <span className="sr-only">{t("attach")}</span>
          <Paperclip className="size-5" aria-hidden />
          <input
            type="file"
            multiple
            accept={admitted("message_file").accept}
            disabled={files.attached.length >= MESSAGE_FILES_MAX}
            className="absolute inset-0 cursor-pointer opacity-0"
            onChange={(event) => {
              files.add([...(event.target.files ?? [])]);
              event.target.value = "";
            }}
          />
        </label>
        <label htmlFor={id} className="sr-only">
          {t("write")}
        </label>
        <textarea
          id={id}
          rows={1}
          value={text}
          maxLength={MESSAGE_TEXT_MAX}
          placeholder={t("write")}
          onChange={(event) => write(event.target.value)}
          className={classes(INPUT_LOOK, "field-sizing-content max-h-40 min-h-11 resize-none")}
        />
        <Button
          type="submit"
          pending={sending}
          disabled={isEmpty || files.isBusy}
          icon={<SendHorizontal className="size-4.5" aria-hidden />}
        >
          <span className="sr-only sm:not-sr-only">{t("send")}</span>
        </Button>
      </div>
    </form>
  );
}

function AttachmentRow({
  attachment: { file, state },
  onRetry,
  onRemove,
}: {
  attachment: Attachment;
  onRetry: () => void;
  onRemove: () => void;
}) {
  const t = useTranslations("conversation");
  const ui = useTranslations("ui");
  return (
    <li className="flex items-center gap-2 rounded-md border border-line px-3 py-1.5 text-sm">
      <div className="min-w-0 flex-1">
        <p className="truncate">{file.name}</p>
        {state.step === "sending" ? (
          <Progress label={t("sendingFile", { name: file.name })} percent={state.percent} />
        ) : null}
        {state.step === "failed" ? <p className="text-xs text-red">{state.text}</p> : null}
      </div>
      {state.step === "failed" ? (
        <IconButton label={ui("retry")} icon={<RotateCw className="size-4" aria-hidden />} onClick={onRetry} />
      ) : null}
      <IconButton
        label={t("removeFile", { name: file.name })}
        icon={<X className="size-4" aria-hidden />}
        onClick={onRemove}
      />
    </li>
  );
}
