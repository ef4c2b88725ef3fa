import {
  confirmUploadRequest,
  type FileFormat,
  MEDIA_POLICIES,
  type MediaPurpose,
  type Picture,
  type SignedUpload,
} from "@vitrina/domain/media";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { md5OfFile } from "./md5-of-file.ts";
import { PostFailed, postFile } from "./post-file.ts";

/** The steps that go over the network, handed in by the app. */
export type UploadSteps = {
  sign: (request: { purpose: MediaPurpose; fileName: string; bytes: number; md5: string }) => Promise<SignedUpload>;
  confirm: (request: {
    assetId: string;
    result: { asset_id: string; public_id: string; version: number; signature: string };
  }) => Promise<Picture>;
  /** What to say when `sign` or `confirm` fails. */
  failureText: (error: unknown) => string;
};

export type UploadState =
  | { step: "idle" }
  | { step: "preparing" | "checking" }
  | { step: "sending"; percent: number }
  | { step: "failed"; text: string; retry: boolean };

const MIME: Record<FileFormat, string> = {
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  avif: "image/avif",
  heic: "image/heic",
  gif: "image/gif",
  mp4: "video/mp4",
  mov: "video/quicktime",
  webm: "video/webm",
};
const MEGABYTE = 1_000_000;

/** What a purpose admits, in the words and forms a file input needs. */
export function admitted(purpose: MediaPurpose) {
  const { formats, maxBytes } = MEDIA_POLICIES[purpose];
  return {
    accept: formats.map((format) => MIME[format]).join(","),
    formats: formats.map((format) => format.toUpperCase()).join(", "),
    megabytes: maxBytes / MEGABYTE,
  };
}

/**
 * Carries one image from the device to the register: checksum, signature, post, confirmation. A failed attempt keeps the
 * file, so that it can be sent again without choosing again.
 */
export function useImageUpload(purpose: MediaPurpose, steps: UploadSteps, onUploaded: (picture: Picture) => void) {
  const t = useTranslations("upload");
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

  const refusedHere = useCallback(
    (candidate: File): string | null => {
      const { formats, maxBytes } = MEDIA_POLICIES[purpose];
      const { formats: formatNames } = admitted(purpose);
      if (candidate.size === 0) return t("empty");
      if (!formats.some((format) => MIME[format] === candidate.type)) return t("wrongType", { formats: formatNames });
      if (candidate.size > maxBytes) {
        return t("tooLarge", { size: Math.round(candidate.size / (MEGABYTE / 10)) / 10, max: maxBytes / MEGABYTE });
      }
      return null;
    },
    [purpose, t],
  );

  const send = useCallback(
    async (chosen: File) => {
      running.current?.abort();
      const attempt = new AbortController();
      running.current = attempt;
      const { signal } = attempt;
      const show = (next: UploadState) => {
        if (!signal.aborted) setState(next);
      };

      let md5: string;
      try {
        show({ step: "preparing" });
        md5 = await md5OfFile(chosen, signal);
      } catch {
        show({ step: "failed", text: t("unreadable"), retry: true });
        return;
      }

      try {
        const signed = await steps.sign({ purpose, fileName: chosen.name.slice(-200), bytes: chosen.size, md5 });
        show({ step: "sending", percent: 0 });
        const answer = await postFile(signed.url, signed.fields, chosen, {
          signal,
          onProgress: (percent) => show({ step: "sending", percent }),
        });
        const result = confirmUploadRequest.shape.result.safeParse(answer);
        if (!result.success) throw new PostFailed("rejected");
        show({ step: "checking" });
        const picture = await steps.confirm({ assetId: signed.assetId, result: result.data });
        if (signal.aborted) return;
        setState({ step: "idle" });
        setFile(null);
        onUploaded(picture);
      } catch (error) {
        const text = error instanceof PostFailed ? t(error.why) : steps.failureText(error);
        const isHopeless = error instanceof PostFailed && error.why === "rejected";
        show({ step: "failed", text, retry: !isHopeless });
      }
    },
    [purpose, steps, onUploaded, t],
  );

  return {
    state,
    previewUrl,
    choose: (candidate: File) => {
      const refused = refusedHere(candidate);
      if (refused) {
        setFile(null);
        setState({ step: "failed", text: refused, retry: false });
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
