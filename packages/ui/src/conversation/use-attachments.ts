import { MESSAGE_FILES_MAX } from "@vitrina/domain/messages";
import { useState } from "react";

/** A file on its way into a message. */
export type Attachment = {
  id: number;
  file: File;
  state: { step: "sending"; percent: number } | { step: "ready"; assetId: string } | { step: "failed"; text: string };
};

/** Brings one file to where files live and hands back its id. */
export type UploadFile = (
  file: File,
  more: { onProgress: (percent: number) => void; signal: AbortSignal },
) => Promise<string>;

/** The files chosen for a message that is still being written, each on its way by itself. */
export function useAttachments(upload: UploadFile, failureText: (error: unknown) => string) {
  const [attached, setAttached] = useState<Attachment[]>([]);
  const [running] = useState(() => new Map<number, AbortController>());
  const [counter] = useState({ next: 1 });

  const become = (id: number, state: Attachment["state"]) =>
    setAttached((all) => all.map((one) => (one.id === id ? { ...one, state } : one)));

  const send = async (id: number, file: File) => {
    const attempt = new AbortController();
    running.set(id, attempt);
    try {
      const assetId = await upload(file, {
        signal: attempt.signal,
        onProgress: (percent) => become(id, { step: "sending", percent }),
      });
      become(id, { step: "ready", assetId });
    } catch (error) {
      if (!attempt.signal.aborted) become(id, { step: "failed", text: failureText(error) });
    }
  };

  return {
    attached,
    add(files: readonly File[]) {
      const fresh = files
        .slice(0, MESSAGE_FILES_MAX - attached.length)
        .map((file) => ({ id: counter.next++, file, state: { step: "sending" as const, percent: 0 } }));
      setAttached([...attached, ...fresh]);
      for (const { id, file } of fresh) void send(id, file);
    },
    retry(one: Attachment) {
      become(one.id, { step: "sending", percent: 0 });
      void send(one.id, one.file);
    },
    remove(id: number) {
      running.get(id)?.abort();
      setAttached((all) => all.filter((one) => one.id !== id));
    },
    clear: () => setAttached([]),
    isBusy: attached.some(({ state }) => state.step !== "ready"),
    readyIds: attached.flatMap(({ state }) => (state.step === "ready" ? [state.assetId] : [])),
  };
}
