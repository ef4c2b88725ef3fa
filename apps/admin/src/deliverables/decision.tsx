import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { refusalOf, useTRPC } from "@vitrina/client/react";
import { isOpenRequest, type PieceReview, roundsLeft } from "@vitrina/domain/review";
import { Button, buttonLook, Card, ConfirmDialog, Field, FieldError, INPUT_LOOK, toast, useDays } from "@vitrina/ui";
import ArrowRight from "lucide-react/icons/arrow-right";
import Check from "lucide-react/icons/check";
import ExternalLink from "lucide-react/icons/external-link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { useErrorWords } from "../session/error-words.ts";
import { usePieceChanged } from "./use-piece-changed.ts";

/** Approve, or ask for changes within the rounds that were promised; and on to the next piece that waits. */
export function Decision({ piece, onOvertaken }: { piece: PieceReview; onOvertaken: () => void }) {
  const t = useTranslations("review");
  const trpc = useTRPC();
  const words = useErrorWords();
  const days = useDays();
  const changed = usePieceChanged();
  const [isAsking, setAsking] = useState(false);
  const version = piece.versions.at(-1)?.number ?? 0;
  const open = piece.comments.filter((comment) => isOpenRequest(comment)).length;
  const left = roundsLeft(piece, piece.roundsUsed);
  const approve = useMutation(
    trpc.deliverables.approve.mutationOptions({
      onSuccess: (after) => {
        changed(after);
        toast(t("approvedToast", { name: after.creatorName }));
      },
      onError: (error) => {
        if (refusalOf(error)?.code === "changed-meanwhile") onOvertaken();
      },
    }),
  );

  return (
    <Card title={t("decision")}>
      <div className="flex flex-col gap-3">
        <p className="text-sm text-ink-soft">
          {t("roundsUsed", { used: piece.roundsUsed, rounds: piece.revisionRounds })}
        </p>
        {piece.status === "submitted" ? (
          <>
            {piece.reviewDueAt ? (
              <p className={piece.reviewIsLate ? "text-sm font-medium text-red" : "text-sm text-ink-soft"}>
                {t(piece.reviewIsLate ? "answerWasDue" : "answerDue", { date: days.long(piece.reviewDueAt) })}
              </p>
            ) : null}
            <Button
              icon={<Check className="size-4" aria-hidden />}
              pending={approve.isPending}
              onClick={() => approve.mutate({ id: piece.id, version })}
            >
              {t("approve", { number: version })}
            </Button>
            <Button variant="secondary" disabled={open === 0} onClick={() => setAsking(true)}>
              {t("askForChanges", { count: open })}
            </Button>
            {open === 0 ? <p className="text-xs text-ink-soft">{t("commentFirst")}</p> : null}
          </>
        ) : (
          <p className="text-sm">{t(`stands.${piece.status}`)}</p>
        )}
        {approve.isError ? <FieldError>{words(approve.error).text}</FieldError> : null}
        {piece.publishedUrl ? (
          <a
            href={piece.publishedUrl}
            target="_blank"
            rel="noreferrer"
            className={buttonLook({ variant: "secondary" })}
          >
            <ExternalLink className="size-4" aria-hidden />
            {t("seePost")}
          </a>
        ) : null}
        {piece.nextWaitingId ? (
          <Link
            to="/reviews/$pieceId"
            params={{ pieceId: piece.nextWaitingId }}
            className={buttonLook({ variant: "quiet" })}
          >
            {t("next")}
            <ArrowRight className="size-4" aria-hidden />
          </Link>
        ) : null}
      </div>
      {isAsking ? (
        <AskForChanges
          piece={piece}
          version={version}
          open={open}
          left={left}
          onClose={() => setAsking(false)}
          onOvertaken={onOvertaken}
        />
      ) : null}
    </Card>
  );
}

function AskForChanges({
  piece,
  version,
  open,
  left,
  onClose,
  onOvertaken,
}: {
  piece: PieceReview;
  version: number;
  open: number;
  left: number;
  onClose: () => void;
  onOvertaken: () => void;
}) {
  const t = useTranslations("review");
  const trpc = useTRPC();
  const admin = useAdmin();
  const words = useErrorWords();
  const changed = usePieceChanged();
  const [reason, setReason] = useState("");
  const isBeyond = left === 0;
  const mayGoOn = admin.may("campaigns:write");
  const request = useMutation(
    trpc.deliverables.requestChanges.mutationOptions({
      onSuccess: (after) => {
        changed(after);
        toast(t("changesToast", { name: after.creatorName }));
        onClose();
      },
      onError: (error) => {
        if (refusalOf(error)?.code === "changed-meanwhile") onOvertaken();
      },
    }),
  );
  const isReady = !isBeyond || (mayGoOn && reason.trim().length >= 3);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t("changesTitle", { name: piece.creatorName })}
      description={
        isBeyond ? t(mayGoOn ? "beyond" : "beyondNotYours") : t("changesBody", { count: open, left: left - 1 })
      }
      confirmLabel={t("changesConfirm")}
      pending={request.isPending}
      error={request.isError ? words(request.error).text : undefined}
      onConfirm={() => {
        if (isReady) request.mutate({ id: piece.id, version, override: isBeyond ? reason.trim() : null });
      }}
    >
      {isBeyond && mayGoOn ? (
        <Field label={t("overrideReason")} hint={t("overrideHint")}>
          {(ids) => (
            <textarea
              {...ids}
              rows={2}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              className={INPUT_LOOK}
            />
          )}
        </Field>
      ) : null}
    </ConfirmDialog>
  );
}
