import type { StoredFile } from "@vitrina/domain/media";
import FilmIcon from "lucide-react/icons/film";
import { type Ref, useState } from "react";
import { classes } from "../classes.ts";
import { clock } from "./clock.ts";
import { isSized } from "./sized.ts";

/** A film with its player. Until its first picture is there its poster stands in its place, or else its length. */
export function Film({
  file,
  url,
  posterUrl,
  label,
  video,
  onBroken,
  className,
}: {
  file: StoredFile;
  url: string;
  posterUrl: string | null;
  label: string;
  video?: Ref<HTMLVideoElement> | undefined;
  onBroken?: (() => void) | undefined;
  className?: string | undefined;
}) {
  const [seconds, setSeconds] = useState<number | null>(null);
  const [hasPicture, setPicture] = useState(false);
  return (
    <div className={classes("relative", className)}>
      {/* biome-ignore lint/a11y/useMediaCaption: what creators hand in carries its subtitles in the picture, if any. */}
      <video
        ref={video}
        src={url}
        poster={posterUrl ?? undefined}
        controls
        playsInline
        preload="metadata"
        aria-label={label}
        onError={onBroken}
        onLoadedMetadata={({ currentTarget: { duration } }) => setSeconds(Number.isFinite(duration) ? duration : null)}
        onLoadedData={() => setPicture(true)}
        style={isSized(file) ? { aspectRatio: `${file.width} / ${file.height}` } : undefined}
        className={classes("max-h-[75dvh] w-full rounded-md bg-sunken", !isSized(file) && "aspect-4/5")}
      />
      {posterUrl === null && !hasPicture ? (
        <div className="pointer-events-none absolute inset-0 flex flex-col items-center justify-center gap-2 text-ink-soft">
          <FilmIcon className="size-8" aria-hidden />
          {seconds === null ? null : <span className="text-sm font-semibold tabular-nums">{clock(seconds)}</span>}
        </div>
      ) : null}
    </div>
  );
}
