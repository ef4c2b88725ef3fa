import { useMutation, useQuery } from "@tanstack/react-query";
import { unfinishedIn } from "@vitrina/client/files";
import { useTRPC } from "@vitrina/client/react";
import { FILES_MAX, type MyPiece, unanswered } from "@vitrina/domain/review";
import { Button, IconButton } from "@vitrina/ui/controls";
import { toast } from "@vitrina/ui/feedback";
import { Field, FieldError, INPUT_LOOK } from "@vitrina/ui/forms";
import { fileSize } from "@vitrina/ui/review";
import Check from "lucide-react/icons/check";
import Film from "lucide-react/icons/film";
import ImageIcon from "lucide-react/icons/image";
import X from "lucide-react/icons/x";
import { useLocale, useTranslations } from "use-intl";
import { useFailureText } from "../frame/failure-text.ts";
import { ChooseFiles } from "./choose-files.tsx";
import { UploadRow } from "./upload-row.tsx";
import { useFileUploads } from "./use-file-uploads.ts";
import { useHandInDraft } from "./use-hand-in-draft.ts";
import { usePiecesChanged } from "./use-pieces-changed.ts";

const CAPTION_MAX = 2200;

/** Hands in a version: files, caption, the brief's checklist. Nothing prepared is lost when the tab is closed. */
export function HandInForm({ piece }: { piece: MyPiece }) {
  const t = useTranslations("handIn");
  const locale = useLocale();
  const trpc = useTRPC();
  const failureText = useFailureText();
  const number = piece.versions.length + 1;
  const { draft, change, forget } = useHandInDraft(piece.id, number);
  const sending = useFileUploads(piece.id, (file) => change((was) => ({ files: [...was.files, file] })));
  const unfinished = useQuery({
    queryKey: ["unfinished", piece.id],
    queryFn: () => unfinishedIn(localStorage, "deliverable_file", piece.id),
    networkMode: "always",
    staleTime: Number.POSITIVE_INFINITY,
  });
  const pieces = usePiecesChanged();
  const submit = useMutation(
    trpc.deliverables.submit.mutationOptions({
      onSuccess: async () => {
        forget();
        await pieces.changed();
        toast(t("sent"));
      },
    }),
  );

  const { checklist } = piece;
  const allTicked = checklist.every((point) => draft.ticked.includes(point));
  const toAnswer = unanswered(piece.comments.map((comment) => ({ ...comment, internal: false }))).length;
  const missing = [
    draft.files.length === 0 && t("missing.files"),
    sending.uploads.length > 0 && t("missing.uploads"),
    !allTicked && t("missing.checklist"),
    toAnswer > 0 && t("missing.answers", { count: toAnswer }),
  ].filter((one) => one !== false);
  const waiting = (unfinished.data ?? []).filter(
    ({ fileName }) => !sending.uploads.some(({ file }) => file.name === fileName),
  );

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (missing.length > 0 || submit.isPending) return;
        submit.mutate({
          id: piece.id,
          assetIds: draft.files.map(({ assetId }) => assetId),
          caption: draft.caption,
          checklist: draft.ticked,
        });
      }}
    >
      <fieldset className="flex min-w-0 flex-col gap-2">
        <legend className="mb-1.5 text-sm font-medium">{t("files")}</legend>
        {draft.files.length > 0 || sending.uploads.length > 0 ? (
          <ul className="flex flex-col gap-2">
            {draft.files.map((file) => (
              <li key={file.assetId} className="flex items-center gap-2 rounded-md border border-line px-3 py-1">
                {file.kind === "video" ? (
                  <Film className="size-5 shrink-0 text-ink-soft" aria-hidden />
                ) : (
                  <ImageIcon className="size-5 shrink-0 text-ink-soft" aria-hidden />
                )}
                <span className="min-w-0 flex-1 truncate text-sm">{file.fileName}</span>
                <span className="flex items-center gap-1 text-xs text-green">
                  <Check className="size-4" aria-hidden />
                  {t("arrived", { size: fileSize(file.bytes, locale) })}
                </span>
                <IconButton
                  label={t("remove", { name: file.fileName })}
                  icon={<X className="size-5" aria-hidden />}
                  onClick={() =>
                    change((was) => ({ files: was.files.filter(({ assetId }) => assetId !== file.assetId) }))
                  }
                />
              </li>
            ))}
            {sending.uploads.map((upload) => (
              <UploadRow
                key={upload.key}
                upload={upload}
                onPause={() => sending.pause(upload.key)}
                onResume={() => sending.resume(upload.key)}
                onCancel={() => void sending.cancel(upload)}
              />
            ))}
          </ul>
        ) : null}
        {waiting.map(({ fileName, sentBytes, totalBytes }) => (
          <p key={fileName} className="rounded-sm bg-info-soft px-3 py-2 text-sm text-info">
            {t("unfinished", { name: fileName, percent: Math.floor((100 * sentBytes) / Math.max(1, totalBytes)) })}
          </p>
        ))}
        <ChooseFiles
          type={piece.type}
          room={FILES_MAX - draft.files.length - sending.uploads.length}
          onChosen={sending.add}
        />
      </fieldset>

      <Field label={t("caption")} optional hint={captionHint(piece)}>
        {(ids) => (
          <textarea
            {...ids}
            rows={3}
            maxLength={CAPTION_MAX}
            value={draft.caption}
            onChange={(event) => change(() => ({ caption: event.target.value }))}
            className={`${INPUT_LOOK} field-sizing-content max-h-72`}
          />
        )}
      </Field>

      {checklist.length > 0 ? (
        <fieldset className="flex flex-col">
          <legend className="mb-1 text-sm font-medium">{t("checklist")}</legend>
          {checklist.map((point) => (
            <label key={point} className="flex min-h-11 items-center gap-3 py-1.5 text-sm">
              <input
                type="checkbox"
                className="size-5 shrink-0 accent-accent"
                checked={draft.ticked.includes(point)}
                onChange={({ target }) =>
                  change((was) => ({
                    ticked: target.checked ? [...was.ticked, point] : was.ticked.filter((one) => one !== point),
                  }))
                }
              />
              {point}
            </label>
          ))}
        </fieldset>
      ) : null}

      {submit.isError ? <FieldError>{failureText(submit.error)}</FieldError> : null}
      <div className="flex flex-col gap-2">
        <Button type="submit" size="large" wide disabled={missing.length > 0} pending={submit.isPending}>
          {number === 1 ? t("submit") : t("submitAgain", { number })}
        </Button>
        {missing.length > 0 ? (
          <p className="text-xs text-ink-soft">
            {t("missingAll", { what: new Intl.ListFormat(locale).format(missing) })}
          </p>
        ) : null}
      </div>
    </form>
  );
}

function captionHint({ hashtags, mentions }: MyPiece): string | undefined {
  const signs = [...mentions.map((one) => `@${one}`), ...hashtags.map((one) => `#${one}`)];
  return signs.length > 0 ? signs.join(" ") : undefined;
}
