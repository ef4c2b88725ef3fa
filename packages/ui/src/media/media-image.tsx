import type { Picture } from "@vitrina/domain/media";
import ImageOff from "lucide-react/icons/image-off";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { classes } from "../classes.ts";

/**
 * A stored picture at the width it is shown at. Its place is kept before it arrives, and when it does not arrive it says
 * so. `fill` covers a box of the caller's shape; otherwise it keeps its own.
 */
export function MediaImage({
  picture,
  alt,
  sizes,
  fill = false,
  priority = false,
  className,
}: {
  picture: Picture;
  alt: string;
  /** How wide it is shown, in the words of the `sizes` attribute. */
  sizes: string;
  fill?: boolean;
  /** True for the one picture at the top of a screen: it is fetched at once and first. */
  priority?: boolean;
  className?: string;
}) {
  const t = useTranslations("image");
  const [state, setState] = useState<"coming" | "here" | "failed">("coming");
  const widest = picture.sources.at(-1);

  return (
    <span
      className={classes("block overflow-hidden bg-sunken", fill ? "size-full" : "w-full", className)}
      style={fill ? undefined : { aspectRatio: `${picture.width} / ${picture.height}` }}
    >
      {state === "failed" || !widest ? (
        <span className="flex size-full flex-col items-center justify-center gap-1.5 p-2 text-center text-xs text-ink-soft">
          <ImageOff className="size-5" aria-hidden />
          <span className={alt ? undefined : "sr-only"}>{t("failed")}</span>
        </span>
      ) : (
        <img
          src={widest.url}
          srcSet={picture.sources.map((source) => `${source.url} ${source.width}w`).join(", ")}
          sizes={sizes}
          width={picture.width}
          height={picture.height}
          alt={alt}
          loading={priority ? "eager" : "lazy"}
          fetchPriority={priority ? "high" : undefined}
          decoding="async"
          onLoad={() => setState("here")}
          onError={() => setState("failed")}
          className={classes(
            "size-full object-cover transition-opacity duration-300",
            state === "coming" && !priority && "opacity-0",
          )}
        />
      )}
    </span>
  );
}
