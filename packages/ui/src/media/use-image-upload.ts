import type { MediaPurpose, Picture } from "@vitrina/domain/media";
import { useCallback, useEffect, useRef, useState } from "react";
import { carryImage, refusedHere, type UploadStage, type UploadSteps } from "./carry-image.ts";
import { useUploadWords } from "./use-upload-words.ts";

export type UploadState = { step: "idle" } | UploadStage | { step: "failed"; text: string; retry: boolean };

/** One image on its way. A failed attempt keeps the file, so that it can be sent again without choosing again. */
export function useImageUpload(purpose: MediaPurpose, steps: UploadSteps, onUploaded: (picture: Picture) => void) {
  const words = useUploadWords(purpose, steps);
  const [state, setState] = useState<UploadState>({ step: "idle" });
  const [file, setFile] = useState<File | null>(null);
  const [previewUrl, setPreviewUrl] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);

  useEffect(() => {
    if (!file) {
      setPreviewUrl(null);
      return;
    }
    const url = URL.createObjectURL(file);
    setPreviewUrl(url);
    return () => URL.revokeObjectURL(url);
  }, [file]);

  useEffect(() => () => running.current?.abort(), []);

  const send = useCallback(
    async (chosen: File) => {
      running.current?.abort();
      const attempt = new AbortController();
      running.current = attempt;
      const { signal } = attempt;
      const show = (next: UploadState) => {
        if (!signal.aborted) setState(next);
      };
      try {
        const picture = await carryImage(chosen, purpose, steps, { signal, onStage: show });
        if (signal.aborted) return;
        setState({ step: "idle" });
        setFile(null);
        onUploaded(picture);
      } catch (error) {
        show({ step: "failed", ...words.failed(error) });
      }
    },
    [purpose, steps, onUploaded, words],
  );

  return {
    state,
    previewUrl,
    choose: (candidate: File) => {
      const why = refusedHere(candidate, purpose);
      if (why) {
        setFile(null);
        setState({ step: "failed", text: words.refused(candidate, why), retry: false });
        return;
      }
      setFile(candidate);
      void send(candidate);
    },
    retry: () => {
      if (file) void send(file);
    },
    cancel: () => {
      running.current?.abort();
      setFile(null);
      setState({ step: "idle" });
    },
  };
}
