import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import type { StoredFile } from "@vitrina/domain/media";
import type { Comment, PictureRegion, PieceReview, Version } from "@vitrina/domain/review";
import {
  Button,
  Card,
  classes,
  EmptyState,
  INPUT_LOOK,
  Loading,
  PageHeader,
  Skeleton,
  StatusBadge,
  TrafficLight,
} from "@vitrina/ui";
import Columns2 from "lucide-react/icons/columns-2";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { Unavailable } from "../shell/unavailable.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { CommentForm } from "./comment-form.tsx";
import { CommentList } from "./comment-list.tsx";
import { Decision } from "./decision.tsx";
import { RegionDrawer } from "./region-drawer.tsx";
import { VersionView } from "./version-view.tsx";

/** One piece before a reviewer: large, with its versions, what was said about them, and the decision. */
export function ReviewScreen({ pieceId }: { pieceId: string }) {
  const t = useTranslations("review");
  const trpc = useTRPC();
  const admin = useAdmin();
  const may = admin.may("deliverables:review");
  const piece = useQuery(trpc.deliverables.review.queryOptions({ id: pieceId }, { enabled: may }));

  if (!may) return <Forbidden />;
  if (piece.isPending) return <ReviewSkeleton />;
  if (piece.isError) {
    return (
      <Unavailable
        query={piece}
        missing="no-such-deliverable"
        list="/reviews"
        words={{ notFoundTitle: t("notFound"), backToList: t("toWaiting") }}
      />
    );
  }
  return <Review key={piece.data.id} piece={piece.data} onOvertaken={() => void piece.refetch()} />;
}

function Review({ piece, onOvertaken }: { piece: PieceReview; onOvertaken: () => void }) {
  const t = useTranslations();
  const name = t("review.pieceName", { type: t(`deliverableType.${piece.type}`), position: piece.position });
  usePageTitle(`${piece.creatorName} · ${name}`);
  const latest = piece.versions.at(-1);

  return (
    <>
      <PageHeader
        title={`${piece.creatorName}: ${name}`}
        kicker={
          <Link
            to="/campaigns/$campaignId/content"
            params={{ campaignId: piece.campaignId }}
            className="hover:underline"
          >
            {piece.campaignTitle}
          </Link>
        }
      >
        <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <StatusBadge of="deliverable" status={piece.status} />
          <TrafficLight state={piece.light} />
        </span>
        {piece.specification ? <span className="mt-2 block max-w-prose">{piece.specification}</span> : null}
      </PageHeader>
      {latest ? (
        <Versions piece={piece} latest={latest} onOvertaken={onOvertaken} />
      ) : (
        <EmptyState title={t("review.nothingYet")}>
          {t("review.nothingYetHint", { name: piece.creatorName })}
        </EmptyState>
      )}
    </>
  );
}

/** What stands on the stage: a version, one of its files, and the version it is compared with. */
function useStage(piece: PieceReview, latest: Version) {
  const [number, setNumber] = useState(latest.number);
  const [assetId, setAssetId] = useState<string | null>(null);
  const [other, setOther] = useState<number | null>(null);
  const version = piece.versions.find((one) => one.number === number) ?? latest;
  const compared = piece.versions.find((one) => one.number === other) ?? null;
  const fileOf = (one: Version) => one.files.find((file) => file.assetId === assetId) ?? one.files[0];
  return {
    version,
    compared,
    fileOf,
    show: setNumber,
    pick: (file: StoredFile) => setAssetId(file.assetId),
    compareWith: setOther,
  };
}

function Versions({ piece, latest, onOvertaken }: { piece: PieceReview; latest: Version; onOvertaken: () => void }) {
  const t = useTranslations("review");
  const stage = useStage(piece, latest);
  const [region, setRegion] = useState<PictureRegion | null>(null);
  const video = useRef<HTMLVideoElement>(null);
  const { version, compared } = stage;
  const file = stage.fileOf(version);
  const comparedFile = compared && stage.fileOf(compared);
  const commentsOn = (one: Version) => piece.comments.filter((comment) => comment.version === one.number);

  const show = (comment: Comment) => {
    stage.show(comment.version);
    const about = piece.versions.flatMap(({ files }) => files).find(({ assetId }) => assetId === comment.assetId);
    if (about) stage.pick(about);
    const { atSecond } = comment;
    // The player of another version comes onto the stage first.
    if (atSecond !== null) requestAnimationFrame(() => seek(video.current, atSecond));
    video.current?.scrollIntoView({ block: "nearest" });
  };

  return (
    <div className={classes("grid items-start gap-5", compared ? "" : "lg:grid-cols-[minmax(0,1fr)_22rem]")}>
      <div className="flex min-w-0 flex-col gap-4">
        {piece.versions.length > 1 ? <VersionPicker piece={piece} stage={stage} /> : null}
        <div className={classes("grid items-start gap-4", compared && "sm:grid-cols-2")}>
          {compared && comparedFile ? (
            <VersionView
              pieceId={piece.id}
              version={compared}
              file={comparedFile}
              onFile={stage.pick}
              comments={commentsOn(compared)}
            />
          ) : null}
          {file ? (
            <VersionView
              pieceId={piece.id}
              version={version}
              file={file}
              onFile={stage.pick}
              comments={commentsOn(version)}
              video={video}
              overlay={region && file.kind === "image" ? <RegionDrawer region={region} onChange={setRegion} /> : null}
            />
          ) : (
            <EmptyState title={t("fileGone")} />
          )}
        </div>
      </div>
      <div className={classes("flex min-w-0 flex-col gap-4", compared && "lg:grid lg:grid-cols-2 lg:items-start")}>
        <Decision piece={piece} onOvertaken={onOvertaken} />
        <Card title={t("comments")}>
          <div className="flex flex-col gap-5">
            {file ? (
              <CommentForm
                piece={piece}
                version={version.number}
                file={file}
                region={region}
                onRegion={setRegion}
                secondNow={() => video.current?.currentTime ?? 0}
              />
            ) : null}
            <CommentList piece={piece} comments={commentsOn(version)} onShow={show} />
          </div>
        </Card>
        {piece.brief ? (
          <details className="rounded-lg border border-line bg-surface p-4 text-sm">
            <summary className="cursor-pointer font-semibold">{t("brief")}</summary>
            <p className="mt-2 max-w-prose whitespace-pre-line text-ink-soft">{piece.brief}</p>
          </details>
        ) : null}
      </div>
    </div>
  );
}

function seek(player: HTMLVideoElement | null, second: number): void {
  if (!player) return;
  player.pause();
  player.currentTime = second;
}

function VersionPicker({ piece, stage }: { piece: PieceReview; stage: ReturnType<typeof useStage> }) {
  const t = useTranslations("review");
  const { version, compared } = stage;
  const others = piece.versions.filter(({ number }) => number !== version.number);
  const nearest = others.at(-1);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <select
        aria-label={t("whichVersion")}
        value={version.number}
        onChange={({ target }) => {
          stage.show(Number(target.value));
          stage.compareWith(null);
        }}
        className={classes(INPUT_LOOK, "w-auto text-sm")}
      >
        {piece.versions.toReversed().map(({ number }) => (
          <option key={number} value={number}>
            {t("version", { number })}
          </option>
        ))}
      </select>
      {compared ? (
        <>
          <select
            aria-label={t("comparedWith")}
            value={compared.number}
            onChange={({ target }) => stage.compareWith(Number(target.value))}
            className={classes(INPUT_LOOK, "w-auto text-sm")}
          >
            {others.map(({ number }) => (
              <option key={number} value={number}>
                {t("beside", { number })}
              </option>
            ))}
          </select>
          <Button variant="quiet" size="small" onClick={() => stage.compareWith(null)}>
            {t("stopComparing")}
          </Button>
        </>
      ) : nearest ? (
        <Button
          variant="secondary"
          icon={<Columns2 className="size-4" aria-hidden />}
          onClick={() => stage.compareWith(nearest.number)}
        >
          {t("compare")}
        </Button>
      ) : null}
    </div>
  );
}

function ReviewSkeleton() {
  return (
    <Loading>
      <div className="flex flex-col gap-4">
        <Skeleton className="h-4 w-40" />
        <Skeleton className="h-10 w-3/4 max-w-lg" />
        <div className="mt-2 grid gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <Skeleton className="h-[32rem]" />
          <Skeleton className="h-80" />
        </div>
      </div>
    </Loading>
  );
}
