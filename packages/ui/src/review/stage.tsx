import type { StoredFile } from "@vitrina/domain/media";
import type { PictureRegion } from "@vitrina/domain/review";
import type { ReactNode, Ref } from "react";
import { classes } from "../classes.ts";
import { Film } from "./film.tsx";
import { isSized, type Sized } from "./sized.ts";

export type Mark = { id: string; region: PictureRegion; label: string };

/** Where a region lies on a picture of any size. */
export const placeOf = ({ x, y, width, height }: PictureRegion) => ({
  left: `${x / 10}%`,
  top: `${y / 10}%`,
  width: `${width / 10}%`,
  height: `${height / 10}%`,
});

/** The place of a picture before it arrives: its own shape, as large as there is room for and no larger than it is. */
const placeOfWhole = ({ width, height }: Sized) => ({
  aspectRatio: `${width} / ${height}`,
  width: `min(100%, ${width}px, ${(75 * width) / height}dvh)`,
});

/** One file of a piece, large: a picture with its marked regions, or a video with its player. */
export function Stage({
  file,
  url,
  posterUrl = null,
  label,
  marks = [],
  video,
  onBroken,
  children,
  className,
}: {
  file: StoredFile;
  url: string;
  /** What stands in a film's place until it plays; without one its length stands there. */
  posterUrl?: string | null;
  label: string;
  marks?: readonly Mark[];
  video?: Ref<HTMLVideoElement>;
  /** The address has run out, or the file cannot be shown. */
  onBroken?: () => void;
  /** Lies over the picture. */
  children?: ReactNode;
  className?: string;
}) {
  if (file.kind === "video") {
    return <Film {...{ file, url, posterUrl, label, video, onBroken, className }} />;
  }
  return (
    <div className={classes("flex justify-center rounded-md bg-sunken", className)}>
      <div
        className={classes("relative", !isSized(file) && "w-fit")}
        style={isSized(file) ? placeOfWhole(file) : undefined}
      >
        <img
          src={url}
          alt={label}
          onError={onBroken}
          className={isSized(file) ? "size-full rounded-md" : "max-h-[75dvh] w-auto max-w-full rounded-md"}
        />
        {marks.map((mark) => (
          <span
            key={mark.id}
            style={placeOf(mark.region)}
            className="pointer-events-none absolute rounded-xs border-2 border-accent shadow-[0_0_0_1px_white]"
          >
            <span className="absolute -top-2.5 -left-2.5 flex size-5 items-center justify-center rounded-full bg-accent text-2xs font-bold text-on-accent">
              {mark.label}
            </span>
          </span>
        ))}
        {children}
      </div>
    </div>
  );
}
