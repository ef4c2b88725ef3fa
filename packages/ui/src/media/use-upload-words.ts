import type { MediaPurpose } from "@vitrina/domain/media";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { PictureRefused, refusalFacts, type refusedHere, Unreadable, type UploadSteps } from "./carry-image.ts";
import { PostFailed } from "./post-file.ts";

const PROBLEM = {
  empty: "pictureEmpty",
  heic: "pictureHeic",
  wrongType: "pictureWrongType",
  broken: "pictureBroken",
  tooManyPixels: "pictureTooManyPixels",
  hasLocation: "pictureHasLocation",
} as const;

/** What to say of a file that was refused before it was sent, or that failed on its way, and whether trying again may help. */
export function useUploadWords(purpose: MediaPurpose, { failureText }: Pick<UploadSteps, "failureText">) {
  const t = useTranslations("upload");
  return useMemo(
    () => ({
      refused: (file: File, why: NonNullable<ReturnType<typeof refusedHere>>) => t(why, refusalFacts(file, purpose)),
      failed(error: unknown): { text: string; retry: boolean } {
        if (error instanceof PictureRefused) return { text: t(PROBLEM[error.why]), retry: false };
        if (error instanceof Unreadable) return { text: t("unreadable"), retry: true };
        if (error instanceof PostFailed) return { text: t(error.why), retry: error.why !== "rejected" };
        return { text: failureText(error), retry: true };
      },
    }),
    [t, purpose, failureText],
  );
}
