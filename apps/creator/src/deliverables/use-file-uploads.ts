import { useQueryClient } from "@tanstack/react-query";
import { browserSurroundings, forgetFile, Pacer, sendFile, sendPoster } from "@vitrina/client/files";
import { useTRPCClient } from "@vitrina/client/react";
import type { StoredFile } from "@vitrina/domain/media";
import { useCallback, useEffect, useMemo, useReducer, useRef } from "react";
import { errors } from "../frame/errors.ts";

export type FileUpload = {
  key: string;
  file: File;
  step: "queued" | "sending" | "checking" | "paused" | "offline" | "failed";
  sentBytes: number;
  bytesPerSecond: number | null;
  secondsLeft: number | null;
  error: unknown;
};

type Act =
  | { kind: "add"; uploads: FileUpload[] }
  | { kind: "change"; key: string; change: Partial<FileUpload> }
  | { kind: "drop"; key: string };

function reduce(uploads: readonly FileUpload[], act: Act): FileUpload[] {
  if (act.kind === "add") return [...uploads, ...act.uploads];
  if (act.kind === "drop") return uploads.filter(({ key }) => key !== act.key);
  return uploads.map((upload) => (upload.key === act.key ? { ...upload, ...act.change } : upload));
}

const STANDING_STILL = { bytesPerSecond: null, secondsLeft: null };

/** The film is stored and counts without a poster, so neither a slow nor a failed one holds anybody up. */
function sendPosterBehind(...[client, surroundings, order]: Parameters<typeof sendPoster>): void {
  sendPoster(client, surroundings, order).catch((error: unknown) => errors.fault(error));
}

/**
 * Carries files to the register one after another. A file that stops, whatever the reason, goes on where it was: by itself
 * when the line is back, otherwise by hand, and after a reload when the same file is chosen again.
 */
export function useFileUploads(subject: string, onStored: (file: StoredFile) => void) {
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [uploads, act] = useReducer(reduce, []);
  const running = useRef(new Map<string, AbortController>());
  const surroundings = useMemo(() => browserSurroundings(client), [client]);
  const stored = useRef(onStored);
  stored.current = onStored;

  const start = useCallback(
    async ({ key, file }: FileUpload) => {
      const stop = new AbortController();
      running.current.set(key, stop);
      const change = (next: Partial<FileUpload>) => act({ kind: "change", key, change: next });
      const pacer = new Pacer();
      change({ step: "sending", error: null });
      try {
        const result = await sendFile(surroundings, {
          file,
          fileName: file.name.slice(-200),
          purpose: "deliverable_file",
          subject,
          signal: stop.signal,
          onProgress: ({ sentBytes, totalBytes }) => {
            pacer.tell(performance.now(), sentBytes);
            const step = sentBytes >= totalBytes ? "checking" : "sending";
            change({ step, sentBytes, ...pacer.pace(totalBytes) });
          },
          onRetry: () => {
            if (!navigator.onLine) change({ step: "offline", ...STANDING_STILL });
          },
        });
        act({ kind: "drop", key });
        stored.current(result);
        if (result.kind === "video") {
          const order = { film: result, file, purpose: "deliverable_file", signal: stop.signal } as const;
          sendPosterBehind(client, surroundings, order);
        }
      } catch (error) {
        if (!stop.signal.aborted) change({ step: navigator.onLine ? "failed" : "offline", error, ...STANDING_STILL });
      } finally {
        running.current.delete(key);
      }
    },
    [client, surroundings, subject],
  );

  useEffect(() => {
    const isBusy = uploads.some(({ step }) => step === "sending" || step === "checking");
    const next = uploads.find(({ step }) => step === "queued");
    if (next && !isBusy) void start(next);
  }, [uploads, start]);

  useEffect(() => {
    const goOn = () => {
      for (const { key, step } of uploads) {
        if (step === "offline" && !running.current.has(key)) act({ kind: "change", key, change: { step: "queued" } });
      }
    };
    addEventListener("online", goOn);
    return () => removeEventListener("online", goOn);
  }, [uploads]);

  const isUnderWay = uploads.length > 0;
  useEffect(() => {
    if (!isUnderWay) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isUnderWay]);

  useEffect(() => {
    const all = running.current;
    return () => {
      for (const stop of all.values()) stop.abort();
    };
  }, []);

  return {
    uploads,
    add(files: readonly File[]) {
      act({
        kind: "add",
        uploads: files.map((file) => ({
          key: crypto.randomUUID(),
          file,
          step: "queued",
          sentBytes: 0,
          ...STANDING_STILL,
          error: null,
        })),
      });
    },
    pause(key: string) {
      running.current.get(key)?.abort();
      act({ kind: "change", key, change: { step: "paused", ...STANDING_STILL } });
    },
    resume: (key: string) => act({ kind: "change", key, change: { step: "queued" } }),
    async cancel(upload: FileUpload) {
      running.current.get(upload.key)?.abort();
      act({ kind: "drop", key: upload.key });
      const { file } = upload;
      await forgetFile(surroundings, {
        file,
        fileName: file.name.slice(-200),
        purpose: "deliverable_file",
        subject,
      });
      await queries.invalidateQueries({ queryKey: ["unfinished", subject] });
    },
  };
}
