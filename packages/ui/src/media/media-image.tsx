import type { Picture } from "@vitrina/domain/media";
import ImageOff from "lucide-react/icons/image-off";
import RotateCw from "lucide-react/icons/rotate-cw";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { classes } from "../classes.ts";

/** How long to wait before each try of its own; a line that broke is often back soon. */
const TRY_AGAIN_AFTER_MS = [1_500, 5_000];
/** So small that a picture is there as soon as its placeholder would be. */
const TINY = /^\d{1,2}px$/;

/**
 * A stored picture at the width it is shown at. Its place is kept before it arrives, and a blurred hint of it is seen
 * meanwhile; when it does not arrive it is asked for again by itself, and then it says so. `fill` covers a box of the
 * caller's shape; otherwise it keeps its own.
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
  /** What it shows. Empty where words beside it say it: then it offers no button, because it may lie inside a link. */
  alt: string;
  /** How wide it is shown, in the words of the `sizes` attribute. */
  sizes: string;
  fill?: boolean;
  /** True for the one picture at the top of a screen: it is fetched at once and first. */
  priority?: boolean;
  className?: string;
}) {
  const t = useTranslations("image");
  const { state, attempt, arrived, failed, again } = useArrival();
  const widest = picture.sources.at(-1);
  const placeholder = state === "coming" && !TINY.test(sizes) ? picture.placeholder : undefined;

  return (
    <span
      className={classes("relative block overflow-hidden bg-sunken", fill ? "size-full" : "w-full", className)}
      style={fill ? undefined : { aspectRatio: `${picture.width} / ${picture.height}` }}
    >
      {placeholder ? (
        <img
          src={placeholder}
          alt=""
          aria-hidden
          loading={priority ? "eager" : "lazy"}
          className="absolute inset-0 size-full scale-110 object-cover blur-md"
        />
      ) : null}
      {state === "failed" || !widest ? (
        <span className="flex size-full flex-col items-center justify-center gap-1.5 p-2 text-center text-xs text-ink-soft">
          <ImageOff className="size-5" aria-hidden />
          <span className={alt ? undefined : "sr-only"}>{t("failed")}</span>
          {alt && widest ? (
            <button
              type="button"
              onClick={again}
              className="inline-flex min-h-9 items-center gap-1.5 rounded-sm px-2 font-semibold text-accent hover:underline"
            >
              <RotateCw className="size-3.5" aria-hidden />
              {t("retry")}
            </button>
          ) : null}
        </span>
      ) : (
        <img
          key={attempt}
          src={widest.url}
          srcSet={picture.sources.map((source) => `${source.url} ${source.width}w`).join(", ")}
          sizes={sizes}
          width={picture.width}
          height={picture.height}
          alt={alt}
          loading={priority ? "eager" : "lazy"}
          fetchPriority={priority ? "high" : undefined}
          decoding="async"
          onLoad={arrived}
          onError={failed}
          className={classes(
            "relative size-full object-cover transition-opacity duration-300",
            state !== "here" && !priority && "opacity-0",
          )}
        />
      )}
    </span>
  );
}

/** Whether a picture is here; one that failed is asked for again twice, and once more when the connection is back. */
function useArrival() {
  const [state, setState] = useState<"coming" | "waiting" | "here" | "failed">("coming");
  const [attempt, setAttempt] = useState(0);
  const again = () => {
    setState("coming");
    setAttempt((before) => before + 1);
  };

  useEffect(() => {
    if (state === "coming" || state === "here") return;
    const wait = state === "waiting" ? TRY_AGAIN_AFTER_MS[attempt] : undefined;
    const retry = () => {
      setState("coming");
      setAttempt((before) => before + 1);
    };
    const timer = wait === undefined ? undefined : setTimeout(retry, wait);
    window.addEventListener("online", retry);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", retry);
    };
  }, [state, attempt]);

  return {
    state,
    attempt,
    again,
    arrived: () => setState("here"),
    failed: () => setState(attempt < TRY_AGAIN_AFTER_MS.length ? "waiting" : "failed"),
  };
}
