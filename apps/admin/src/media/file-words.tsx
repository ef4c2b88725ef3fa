import { ASSET_STATES, type AssetState, isVideo, MEDIA_CLASSES, type MediaClass } from "@vitrina/domain/media";
import { Badge, type Tone } from "@vitrina/ui";
import { fileSize } from "@vitrina/ui/review";
import { useCallback } from "react";
import { useLocale, useTranslations } from "use-intl";

export const STATES: readonly AssetState[] = ASSET_STATES;
export const CLASSES: readonly MediaClass[] = MEDIA_CLASSES;

/** What is there to be seen; what never arrived and what is gone is shown to those who ask for it. */
export const STATES_AT_HAND: AssetState[] = ["in_use", "orphaned", "replaced", "deleting"];

const STATE_TONE: Record<AssetState, Tone> = {
  reserved: "info",
  in_use: "green",
  orphaned: "amber",
  replaced: "amber",
  deleting: "red",
  deleted: "neutral",
  failed: "red",
};
const CLASS_TONE: Record<MediaClass, Tone> = { public: "neutral", internal: "info", sensitive: "accent" };

export function StateBadge({ state }: { state: AssetState }) {
  const t = useTranslations("library.state");
  return <Badge tone={STATE_TONE[state]}>{t(state)}</Badge>;
}

export function ClassBadge({ mediaClass }: { mediaClass: MediaClass }) {
  const t = useTranslations("library.mediaClass");
  return <Badge tone={CLASS_TONE[mediaClass]}>{t(mediaClass)}</Badge>;
}

/** Bytes in the unit that keeps them short: `1,2 MB`. */
export function useBytes(): (bytes: number) => string {
  const locale = useLocale();
  return useCallback((bytes: number) => fileSize(bytes, locale), [locale]);
}

export type FileKind = "image" | "video" | "document";

/** What a file is to somebody who looks at it; null when nothing arrived. */
export function kindOf(format: string | null): FileKind | null {
  if (format === null) return null;
  if (format === "pdf") return "document";
  return isVideo(format) ? "video" : "image";
}
