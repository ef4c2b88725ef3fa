import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { MyPiece } from "@vitrina/domain/review";
import { classes } from "@vitrina/ui";
import { Button } from "@vitrina/ui/controls";
import { Field, INPUT_LOOK } from "@vitrina/ui/forms";
import { useDays } from "@vitrina/ui/messages";
import { clock } from "@vitrina/ui/review";
import Check from "lucide-react/icons/check";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "../frame/failure-text.ts";
import { PieceFile } from "./piece-file.tsx";
import { usePiecesChanged } from "./use-pieces-changed.ts";

type MyComment = MyPiece["comments"][number];

/** What the agency asked for, each with its place in the piece and with the creator's answer. */
export function CommentsToAnswer({ piece }: { piece: MyPiece }) {
  const t = useTranslations("pieces");
  const canAnswer = piece.status === "changes_requested";
  const shown = piece.comments.toSorted(
    (one, other) => other.version - one.version || one.at.getTime() - other.at.getTime(),
  );
  if (shown.length === 0) return null;
  return (
    <section aria-label={t("comments")} className="flex flex-col gap-3">
      <h4 className="text-sm font-semibold">{t("comments")}</h4>
      <ul className="flex flex-col gap-3">
        {shown.map((comment) => (
          <li
            key={comment.id}
            className={classes("rounded-md border border-line p-3", comment.resolvedAt !== null && "opacity-75")}
          >
            <CommentHead piece={piece} comment={comment} />
            <p className="mt-1 text-sm whitespace-pre-line">{comment.text}</p>
            {canAnswer && comment.resolvedAt === null ? (
              <AnswerForm piece={piece} comment={comment} />
            ) : comment.answer ? (
              <p className="mt-2 border-l-2 border-line pl-3 text-sm whitespace-pre-line text-ink-soft">
                {t("youSaid", { answer: comment.answer })}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function CommentHead({ piece, comment }: { piece: MyPiece; comment: MyComment }) {
  const t = useTranslations("pieces");
  const days = useDays();
  const [isOpen, setOpen] = useState(false);
  const file = piece.versions.flatMap(({ files }) => files).find(({ assetId }) => assetId === comment.assetId);
  const place =
    comment.atSecond !== null
      ? t("atSecond", { clock: clock(comment.atSecond) })
      : comment.region
        ? t("inRegion")
        : null;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-soft">
        <span className="font-semibold text-ink">{comment.authorName}</span>
        <span>{t("onVersion", { number: comment.version, date: days.short(comment.at) })}</span>
        {comment.resolvedAt ? (
          <span className="flex items-center gap-1 font-semibold text-green">
            <Check className="size-3.5" aria-hidden />
            {t("resolved")}
          </span>
        ) : null}
        {place && file ? (
          <Button variant="quiet" size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {place}
          </Button>
        ) : null}
      </p>
      {isOpen && file ? (
        <div className="mt-2">
          <PieceFile pieceId={piece.id} file={file} atSecond={comment.atSecond} region={comment.region} />
        </div>
      ) : null}
    </>
  );
}

function AnswerForm({ piece, comment }: { piece: MyPiece; comment: MyComment }) {
  const t = useTranslations("pieces");
  const trpc = useTRPC();
  const failureText = useFailureText();
  const [text, setText] = useState(comment.answer ?? "");
  const pieces = usePiecesChanged();
  const answer = useMutation(trpc.deliverables.answerComment.mutationOptions({ onSuccess: () => pieces.changed() }));
  const isSaved = comment.answer !== null && comment.answer === text.trim();
  return (
    <form
      className="mt-2 flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() && !answer.isPending) {
          answer.mutate({ id: piece.id, commentId: comment.id, answer: text.trim() });
        }
      }}
    >
      <Field label={t("answer")} error={answer.isError ? failureText(answer.error) : undefined}>
        {(ids) => (
          <textarea
            {...ids}
            rows={2}
            value={text}
            maxLength={2000}
            onChange={(event) => setText(event.target.value)}
            className={`${INPUT_LOOK} field-sizing-content`}
          />
        )}
      </Field>
      {isSaved ? (
        <p role="status" className="flex items-center gap-1 text-xs font-medium text-green">
          <Check className="size-4" aria-hidden />
          {t("answered")}
        </p>
      ) : (
        <Button
          type="submit"
          variant="secondary"
          size="small"
          className="self-start"
          pending={answer.isPending}
          disabled={!text.trim()}
        >
          {t("saveAnswer")}
        </Button>
      )}
    </form>
  );
}
