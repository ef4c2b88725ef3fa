import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { classes } from "../classes.ts";

/** A grey stand-in with the size of what comes. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={classes("animate-shimmer rounded-sm bg-line/60", className)} />;
}

/** Stands in for text of so many lines. */
export function SkeletonText({ lines = 3 }: { lines?: number }) {
  return (
    <div className="flex flex-col gap-2">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of grey have no identity.
        <Skeleton key={line} className={classes("h-4", line === lines - 1 ? "w-3/5" : "w-full")} />
      ))}
    </div>
  );
}

/** Wraps the skeletons of a screen and says once, to those who cannot see them, that it loads. */
export function Loading({ children }: { children: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <div role="status" aria-live="polite">
      <span className="sr-only">{t("loading")}</span>
      {children}
    </div>
  );
}
