import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { type MyPiece, roundsLeft } from "@vitrina/domain/review";
import { Button, buttonLook, StatusBadge } from "@vitrina/ui/controls";
import { DueDate, TrafficLight } from "@vitrina/ui/deadlines";
import { Skeleton } from "@vitrina/ui/feedback";
import { Card } from "@vitrina/ui/layout";
import { useDays } from "@vitrina/ui/messages";
import { fileSize } from "@vitrina/ui/review";
import ExternalLink from "lucide-react/icons/external-link";
import Upload from "lucide-react/icons/upload";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { SectionProps } from "../collaborations/section.ts";
import { Answer } from "../frame/answer.tsx";
import { CommentsToAnswer } from "./comments-to-answer.tsx";
import { HandInForm } from "./hand-in-form.tsx";
import { PieceFile } from "./piece-file.tsx";
import { PublishForm } from "./publish-form.tsx";

/** Every piece that is owed, with what can be done about it now: hand in, answer, publish. */
export function PiecesSection({ collaboration }: SectionProps) {
  const t = useTranslations("application");
  const trpc = useTRPC();
  const pieces = useQuery(trpc.deliverables.mine.queryOptions({ applicationId: collaboration.id }));
  return (
    <Card title={t("pieces")}>
      <Answer query={pieces} skeleton={<PiecesSkeleton count={collaboration.deliverables.length} />}>
        {(found) =>
          found.length === 0 ? (
            <p className="text-ink-soft">{t("piecesEmpty")}</p>
          ) : (
            <ul className="flex flex-col divide-y divide-line">
              {found.map((piece) => (
                <li key={piece.id} className="flex flex-col gap-3 py-4 first:pt-0 last:pb-0">
                  <Piece piece={piece} count={found.length} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Card>
  );
}

function PiecesSkeleton({ count }: { count: number }) {
  return (
    <div className="flex flex-col gap-4">
      {Array.from({ length: Math.max(1, count) }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars that never change places.
        <Skeleton key={index} className="h-20 rounded-md" />
      ))}
    </div>
  );
}

function Piece({ piece, count }: { piece: MyPiece; count: number }) {
  const t = useTranslations();
  const days = useDays();
  const { status } = piece;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h3 className="text-base font-semibold">
          {t(`deliverableType.${piece.type}`)}{" "}
          <span className="font-sans text-xs font-normal text-ink-soft">
            {t("pieces.positionOf", { position: piece.position, count })}
          </span>
        </h3>
        <StatusBadge of="deliverable" status={status} />
        <span className="ml-auto">
          <TrafficLight state={piece.light} />
        </span>
      </div>
      {piece.specification ? <p className="text-sm whitespace-pre-line text-ink-soft">{piece.specification}</p> : null}
      {piece.light.reason === "done" ? null : <DueDate dueAt={piece.dueAt} className="text-xs text-ink-soft" />}

      {status === "submitted" && piece.submittedAt ? (
        <p className="rounded-sm bg-info-soft px-3 py-2 text-sm text-info">
          {t("pieces.inReview", { date: days.long(piece.submittedAt) })}
        </p>
      ) : null}
      {status === "changes_requested" ? (
        <p className="rounded-sm bg-amber-soft px-3 py-2 text-sm text-amber">
          {t("pieces.changesAsked", { used: piece.roundsUsed, left: roundsLeft(piece, piece.roundsUsed) })}
        </p>
      ) : null}
      {status === "approved" ? <PublishForm piece={piece} /> : null}
      {piece.publishedUrl ? (
        <a
          href={piece.publishedUrl}
          target="_blank"
          rel="noreferrer"
          className={buttonLook({ variant: "secondary", size: "small" })}
        >
          <ExternalLink className="size-4" aria-hidden />
          {t("pieces.seePost")}
        </a>
      ) : null}
      <CommentsToAnswer piece={piece} />
      {status === "pending" || status === "changes_requested" ? <HandIn piece={piece} /> : null}
      <Versions piece={piece} />
    </>
  );
}

/** Open where changes were asked for; otherwise one press away, so that the page stays short. */
function HandIn({ piece }: { piece: MyPiece }) {
  const t = useTranslations("pieces");
  const [isOpen, setOpen] = useState(piece.status === "changes_requested" || hasDraft(piece));
  if (isOpen) return <HandInForm piece={piece} />;
  return (
    <Button className="self-start" icon={<Upload className="size-4" aria-hidden />} onClick={() => setOpen(true)}>
      {t("handIn")}
    </Button>
  );
}

const hasDraft = ({ id }: MyPiece): boolean =>
  Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? "").some(
    (key) => key.startsWith(`vitrina.upload/deliverable_file/${id}/`) || key.startsWith(`vitrina.hand-in/${id}/`),
  );

function Versions({ piece }: { piece: MyPiece }) {
  const t = useTranslations("pieces");
  const days = useDays();
  const locale = useLocale();
  const [openId, setOpenId] = useState<string | null>(null);
  if (piece.versions.length === 0) return null;
  return (
    <section aria-label={t("versions")} className="flex flex-col gap-2">
      <h4 className="text-sm font-semibold">{t("versions")}</h4>
      <ul className="flex flex-col gap-2">
        {piece.versions.toReversed().map((version) => (
          <li key={version.number} className="text-sm">
            <p className="text-xs text-ink-soft">
              {t("version", { number: version.number, date: days.long(version.submittedAt) })}
            </p>
            {version.caption ? <p className="mt-0.5 whitespace-pre-line">{version.caption}</p> : null}
            <ul className="mt-1 flex flex-col gap-1">
              {version.files.map((file) => (
                <li key={file.assetId}>
                  <Button
                    variant="quiet"
                    size="small"
                    aria-expanded={openId === file.assetId}
                    onClick={() => setOpenId(openId === file.assetId ? null : file.assetId)}
                    className="max-w-full"
                  >
                    <span className="truncate">{file.fileName}</span>
                    <span className="text-xs font-normal text-ink-soft">{fileSize(file.bytes, locale)}</span>
                  </Button>
                  {openId === file.assetId ? <PieceFile pieceId={piece.id} file={file} /> : null}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
