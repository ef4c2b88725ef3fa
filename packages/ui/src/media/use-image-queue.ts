import type { MediaPurpose } from "@vitrina/domain/media";
import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { carryImage, refusedHere, type UploadSteps } from "./carry-image.ts";
import { ImageQueue } from "./image-queue.ts";
import { useUploadWords } from "./use-upload-words.ts";

/** Many images on their way, for as long as the screen stands. */
export function useImageQueue(purpose: MediaPurpose, steps: UploadSteps) {
  const words = useUploadWords(purpose, steps);
  const latest = useRef({ steps, words });
  latest.current = { steps, words };
  const queue = useMemo(
    () =>
      new ImageQueue(
        (file, hooks) => carryImage(file, purpose, latest.current.steps, hooks),
        (error) => latest.current.words.failed(error),
      ),
    [purpose],
  );
  useEffect(() => () => queue.clear(), [queue]);
  const items = useSyncExternalStore(queue.subscribe, queue.items);
  return {
    items,
    queue,
    add: (files: readonly { file: File; path: string }[]) =>
      queue.add(files, (file) => {
        const why = refusedHere(file, purpose);
        return why && latest.current.words.refused(file, why);
      }),
  };
}
