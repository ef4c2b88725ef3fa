import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { Comment, PieceReview } from "@vitrina/domain/review";
import { Badge, Button, classes, FieldError, useDays } from "@vitrina/ui";
import { clock } from "@vitrina/ui/review";
import { useNow, useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import { usePieceChanged } from "./use-piece-changed.ts";

/** All that was said about a piece, the latest version first; a press leads to the second or region it is about. */
export function CommentList({
  piece,
  comments,
  onShow,
}: {
  piece: PieceReview;
  /** In the order of their numbers on the picture. */
  comments: readonly Comment[];
  onShow: (comment: Comment) => void;
}) {
  const t = useTranslations("review");
  if (piece.comments.length === 0) return <p className="text-sm text-ink-soft">{t("noComments")}</p>;
  const shown = piece.comments.toSorted(
    (one, other) => other.version - one.version || one.at.getTime() - other.at.getTime(),
  );
  return (
    <ul className="flex flex-col gap-3">
      {shown.map((comment) => (
        <CommentItem
          key={comment.id}
          piece={piece}
          comment={comment}
          number={comments.indexOf(comment) + 1}
          onShow={() => onShow(comment)}
        />
      ))}
    </ul>
  );
}

function CommentItem({
  piece,
  comment,
  number,
  onShow,
}: {
  piece: PieceReview;
  comment: Comment;
  number: number;
  onShow: () => void;
}) {
  const t = useTranslations("review");
  const trpc = useTRPC();
  const words = useErrorWords();
  const days = useDays();
  const now = useNow();
  const changed = usePieceChanged();
  const resolve = useMutation(trpc.deliverables.resolveComment.mutationOptions({ onSuccess: changed }));
  const isResolved = comment.resolvedAt !== null;
  const place =
    comment.atSecond !== null
      ? clock(comment.atSecond)
      : comment.region
        ? t("regionNumber", { number: number > 0 ? number : 1 })
        : null;

  return (
    <li
      className={classes(
        "rounded-md border p-3",
        comment.internal ? "border-dashed border-line-strong bg-sunken" : "border-line bg-surface",
      )}
    >
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-soft">
        <span className="font-semibold text-ink">{comment.authorName}</span>
        <span>
          {t("version", { number: comment.version })} · {days.relative(comment.at, now)}
        </span>
        {comment.internal ? <Badge tone="neutral">{t("internal")}</Badge> : null}
        {isResolved ? <Badge tone="green">{t("resolved")}</Badge> : null}
      </p>
      <p className={classes("mt-1 text-sm whitespace-pre-line", isResolved && "text-ink-soft")}>{comment.text}</p>
      {comment.answer ? (
        <p className="mt-2 border-l-2 border-accent pl-3 text-sm whitespace-pre-line">
          <span className="font-semibold">{piece.creatorName}:</span> {comment.answer}
        </p>
      ) : null}
      <div className="mt-2 flex flex-wrap gap-2">
        {place ? (
          <Button variant="secondary" size="small" onClick={onShow}>
            {t("goTo", { place })}
          </Button>
        ) : null}
        <Button
          variant="quiet"
          size="small"
          pending={resolve.isPending}
          onClick={() => resolve.mutate({ id: piece.id, commentId: comment.id, resolved: !isResolved })}
        >
          {isResolved ? t("reopen") : t("resolve")}
        </Button>
      </div>
      {resolve.isError ? <FieldError>{words(resolve.error).text}</FieldError> : null}
    </li>
  );
}
