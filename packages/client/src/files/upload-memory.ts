import type { UploadResult } from "../store-answer.ts";

/** How far a file has come. What was sent is what the store has acknowledged. */
export type UploadState = {
  assetId: string;
  uploadId: string;
  chunkBytes: number;
  sentBytes: number;
  /** The last piece has left at least once, so the file may be whole although nobody heard so. */
  lastPieceTried: boolean;
  result: UploadResult | null;
};

/** Remembers unfinished uploads by the file's fingerprint, beyond a lost line and, in a browser, beyond a closed tab. */
export type UploadMemory = {
  load: (fingerprint: string) => UploadState | null;
  save: (fingerprint: string, state: UploadState) => void;
  forget: (fingerprint: string) => void;
};

/** For programs: unfinished uploads are remembered for as long as the program runs. */
export function memoryOfProgram(): UploadMemory {
  const states = new Map<string, UploadState>();
  return {
    load: (fingerprint) => states.get(fingerprint) ?? null,
    save: (fingerprint, state) => states.set(fingerprint, state),
    forget: (fingerprint) => states.delete(fingerprint),
  };
}

const PREFIX = "vitrina.upload/";
const KEPT_FOR_MS = 7 * 24 * 60 * 60 * 1000;

type Kept = { state: UploadState; savedAt: number };

/**
 * For browsers. A storage that is full or switched off costs only the resuming after a reload, so it stops nothing.
 *
 * @param now milliseconds since the epoch
 */
export function memoryInStorage(storage: Storage, now: () => number): UploadMemory {
  const attempt = <T>(work: () => T): T | null => {
    try {
      return work();
    } catch {
      return null;
    }
  };
  const read = (key: string): Kept | null =>
    attempt(() => {
      const kept: unknown = JSON.parse(storage.getItem(key) ?? "null");
      return isKept(kept) && now() - kept.savedAt < KEPT_FOR_MS ? kept : null;
    });
  attempt(() => {
    const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at));
    for (const key of keys) if (key?.startsWith(PREFIX) && !read(key)) storage.removeItem(key);
  });
  return {
    load: (fingerprint) => read(PREFIX + fingerprint)?.state ?? null,
    save: (fingerprint, state) =>
      void attempt(() => storage.setItem(PREFIX + fingerprint, JSON.stringify({ state, savedAt: now() }))),
    forget: (fingerprint) => void attempt(() => storage.removeItem(PREFIX + fingerprint)),
  };
}

/** An upload that was begun and not ended on this device. */
export type Unfinished = { fileName: string; sentBytes: number; totalBytes: number };

/** What lies unfinished for one thing, so that a person can be asked to choose the same file again. */
export function unfinishedIn(storage: Storage, purpose: string, subject: string): Unfinished[] {
  const start = `${PREFIX}${purpose}/${subject}/`;
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");
  return keys
    .filter((key) => key.startsWith(start))
    .flatMap((key) => {
      const [fileName = "", totalBytes = ""] = key.slice(start.length).split("/");
      const kept: unknown = JSON.parse(storage.getItem(key) ?? "null");
      return isKept(kept) ? [{ fileName, totalBytes: Number(totalBytes), sentBytes: kept.state.sentBytes }] : [];
    });
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== "object" || value === null || !("state" in value) || !("savedAt" in value)) return false;
  const { state } = value;
  return typeof state === "object" && state !== null && "uploadId" in state && "sentBytes" in state;
}
