import type { StoredFile } from "@vitrina/domain/media";
import type { Comment, Version } from "@vitrina/domain/review";
import { classes, ErrorState, Loading, Skeleton, useDays } from "@vitrina/ui";
import { Stage } from "@vitrina/ui/review";
import Check from "lucide-react/icons/check";
import { type ReactNode, type Ref, useRef } from "react";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import { usePieceFile } from "./use-piece-file.ts";

/** One version: the file that is looked at, the others beside it, caption and ticks. */
export function VersionView({
  pieceId,
  version,
  file,
  onFile,
  comments,
  video,
  overlay,
}: {
  pieceId: string;
  version: Version;
  file: StoredFile;
  onFile: (file: StoredFile) => void;
  comments: readonly Comment[];
  video?: Ref<HTMLVideoElement>;
  overlay?: ReactNode;
}) {
  const t = useTranslations("review");
  const days = useDays();
  return (
    <section aria-label={t("version", { number: version.number })} className="flex min-w-0 flex-col gap-3">
      <p className="text-sm text-ink-soft">
        <span className="font-semibold text-ink">{t("version", { number: version.number })}</span> ·{" "}
        {days.long(version.submittedAt)}
      </p>
      <OpenedFile pieceId={pieceId} file={file} comments={comments} video={video} overlay={overlay} />
      {version.files.length > 1 ? (
        <ul className="flex flex-wrap gap-2">
          {version.files.map((one, index) => (
            <li key={one.assetId}>
              <button
                type="button"
                aria-pressed={one.assetId === file.assetId}
                onClick={() => onFile(one)}
                className={classes(
                  "min-h-9 max-w-56 truncate rounded-md border px-3 text-sm",
                  one.assetId === file.assetId ? "border-accent bg-accent-soft font-semibold" : "border-line-strong",
                )}
              >
                {t("file", { number: index + 1, name: one.fileName })}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {version.caption ? (
        <div className="rounded-md border border-line bg-surface p-3">
          <h3 className="mb-1 text-xs font-semibold text-ink-soft">{t("caption")}</h3>
          <p className="text-sm whitespace-pre-line">{version.caption}</p>
        </div>
      ) : null}
      {version.checklist.length > 0 ? (
        <ul aria-label={t("ticked")} className="flex flex-col gap-1 text-sm">
          {version.checklist.map((point) => (
            <li key={point} className="flex items-start gap-2">
              <Check className="mt-0.5 size-4 shrink-0 text-green" aria-hidden />
              {point}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

const TRIES = 3;

function OpenedFile({
  pieceId,
  file,
  comments,
  video,
  overlay,
}: {
  pieceId: string;
  file: StoredFile;
  comments: readonly Comment[];
  video?: Ref<HTMLVideoElement> | undefined;
  overlay?: ReactNode;
}) {
  const words = useErrorWords();
  const opened = usePieceFile(pieceId, file.assetId);
  const broken = useRef(0);
  if (opened.isError) {
    return (
      <ErrorState words={words(opened.error)} onRetry={() => void opened.refetch()} retrying={opened.isFetching} />
    );
  }
  if (!opened.data) {
    return (
      <Loading>
        <Skeleton className="aspect-4/5 max-h-[75dvh] w-full rounded-md" />
      </Loading>
    );
  }
  return (
    <Stage
      file={file}
      url={opened.data.url}
      posterUrl={opened.data.posterUrl}
      label={file.fileName}
      marks={comments.flatMap(({ id, assetId, region }, index) =>
        region && assetId === file.assetId ? [{ id, region, label: `${index + 1}` }] : [],
      )}
      {...(video && { video })}
      // An address that ran out is asked for anew; a file that cannot be shown is not asked for without end.
      onBroken={() => {
        broken.current += 1;
        if (broken.current < TRIES) void opened.refetch();
      }}
    >
      {overlay}
    </Stage>
  );
}
