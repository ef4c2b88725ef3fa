import { Link } from "@tanstack/react-router";
import type { PieceRow } from "@vitrina/domain/review";
import { Avatar, Badge, useDays } from "@vitrina/ui";
import { useNow, useTranslations } from "use-intl";

/** One piece that waits for the agency: whose, of what, and for how long. */
export function WaitingRow({ piece }: { piece: PieceRow }) {
  const t = useTranslations();
  const days = useDays();
  const now = useNow();
  return (
    <Link
      to="/reviews/$pieceId"
      params={{ pieceId: piece.id }}
      className="flex min-h-14 items-center gap-3 rounded-md px-2 py-2 transition-colors hover:bg-sunken/60"
    >
      <Avatar name={piece.creatorName} picture={piece.creatorPicture} />
      <span className="min-w-0 flex-1">
        <span className="block truncate leading-snug font-medium">
          {piece.creatorName} ·{" "}
          {t("review.pieceName", { type: t(`deliverableType.${piece.type}`), position: piece.position })}
        </span>
        <span className="block truncate text-xs text-ink-soft">
          {piece.campaignTitle}
          {piece.submittedAt ? ` · ${t("review.handedIn", { when: days.relative(piece.submittedAt, now) })}` : null}
        </span>
      </span>
      {piece.reviewIsLate ? <Badge tone="red">{t("review.waitsTooLong")}</Badge> : null}
    </Link>
  );
}
