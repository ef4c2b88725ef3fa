import { Md5 } from "@vitrina/domain/checksum";
import { type MediaPurpose, SIGNATURE_FRESH_MS, type SignedFile, type StoredFile } from "@vitrina/domain/media";
import { NoAnswer } from "../answer-fetch.ts";
import { VitrinaRefusal, VitrinaUnreachable } from "../errors.ts";
import { persist, type Retry } from "../persist.ts";
import { pieceIn, type StoreAnswer, type UploadResult } from "../store-answer.ts";
import { wireRefusalOf } from "../wire-refusal.ts";
import type { UploadMemory, UploadState } from "./upload-memory.ts";

/** The procedures that a file passes through. */
export type FileDoor = {
  sign: (request: { purpose: MediaPurpose; fileName: string; bytes: number }) => Promise<SignedFile>;
  renew: (request: { assetId: string }) => Promise<SignedFile>;
  confirm: (request: { assetId: string; md5: string; result: UploadResult | null }) => Promise<StoredFile>;
};

/** Posts one piece as a form. `onProgress` hears of bytes that have left. */
export type PostPiece = (
  url: string,
  form: { fields: Readonly<Record<string, string>>; piece: Blob; fileName: string },
  more: {
    headers: Readonly<Record<string, string>>;
    onProgress: (sentBytes: number) => void;
    signal: AbortSignal;
  },
) => Promise<StoreAnswer>;

/** What sending needs from the place it runs in: a browser or a program. */
export type Surroundings = {
  door: FileDoor;
  post: PostPiece;
  /** MD5 of the file in hexadecimal digits, read piece by piece. */
  checksum: (file: Blob, signal: AbortSignal) => Promise<string>;
  memory: UploadMemory;
  /** Milliseconds since the epoch. */
  now: () => number;
  newUploadId: () => string;
  /** Waits until there may be a line again. */
  untilOnline: (signal: AbortSignal) => Promise<void>;
};

export type FileOrder = {
  file: Blob;
  fileName: string;
  purpose: MediaPurpose;
  /** What the file is for, so that the same file may be sent for two things. */
  subject: string;
  onProgress?: (progress: { sentBytes: number; totalBytes: number }) => void;
  onRetry?: (retry: Retry) => void;
  signal?: AbortSignal;
  /** Without any byte leaving for so long a piece is given up and sent again. 45 seconds unless given. */
  stalledAfterMs?: number;
  /** How often one piece is tried before the whole is given up; what has arrived stays. Six times unless given. */
  attempts?: number;
};

const PATH = "uploadFile";
const RHYTHM = { firstWaitMs: 500, longestWaitMs: 8_000, timeoutMs: 20 * 60_000 };
const FINGERPRINT_BYTES = 64 * 1024;

/**
 * Brings a file of any size to where files live and into the register, in pieces. An earlier attempt that was cut short is
 * continued: a piece counts once the store has acknowledged it, so at most one travels twice. The checksum is worked out
 * meanwhile, and the API compares it with the stored file.
 *
 * @throws VitrinaRefusal, VitrinaFault, VitrinaUnreachable, the API's own error, or the signal's reason. What has arrived
 * is remembered, and the same order continues there.
 */
export async function sendFile(surroundings: Surroundings, order: FileOrder): Promise<StoredFile> {
  const { memory, door } = surroundings;
  const signal = order.signal ?? new AbortController().signal;
  signal.throwIfAborted();
  const fingerprint = await fingerprintOf(order);
  const summing = new AbortController();
  const checksum = surroundings.checksum(order.file, AbortSignal.any([signal, summing.signal]));
  // Awaited below; until then a failure must not count as unheard.
  checksum.catch(() => undefined);

  try {
    for (let isSecondStart = false; ; isSecondStart = true) {
      const under = await openUpload(surroundings, order, fingerprint);
      const wasBegun = under.state.sentBytes > 0 || under.state.lastPieceTried;
      try {
        const result = await sendPieces(surroundings, order, signal, fingerprint, under);
        const md5 = await checksum;
        const stored = await door.confirm({ assetId: under.state.assetId, md5, result });
        memory.forget(fingerprint);
        return stored;
      } catch (error) {
        if (!isRefused(error)) throw error;
        memory.forget(fingerprint);
        if (!wasBegun || isSecondStart) throw error;
      }
    }
  } finally {
    summing.abort();
  }
}

/** Forgets an unfinished upload, so that the same file begins anew. */
export async function forgetFile(
  { memory }: Pick<Surroundings, "memory">,
  order: Pick<FileOrder, "file" | "fileName" | "purpose" | "subject">,
): Promise<void> {
  memory.forget(await fingerprintOf(order));
}

type UnderWay = { place: SignedFile; signedAt: number; state: UploadState };

async function openUpload(
  { door, memory, now, newUploadId }: Surroundings,
  { file, fileName, purpose }: FileOrder,
  fingerprint: string,
): Promise<UnderWay> {
  const begun = memory.load(fingerprint);
  if (begun) {
    try {
      return { place: await door.renew({ assetId: begun.assetId }), signedAt: now(), state: begun };
    } catch (error) {
      // The place is gone, or it is somebody else's who used this browser before.
      if (!isRefused(error)) throw error;
      memory.forget(fingerprint);
    }
  }
  const place = await door.sign({ purpose, fileName, bytes: file.size });
  const { assetId, chunkBytes } = place;
  const state = { assetId, chunkBytes, uploadId: newUploadId(), sentBytes: 0, lastPieceTried: false, result: null };
  memory.save(fingerprint, state);
  return { place, signedAt: now(), state };
}

async function sendPieces(
  surroundings: Surroundings,
  order: FileOrder,
  signal: AbortSignal,
  fingerprint: string,
  under: UnderWay,
): Promise<UploadResult | null> {
  const { door, memory, now } = surroundings;
  const totalBytes = order.file.size;
  const keep = (change: Partial<UploadState>) => {
    under.state = { ...under.state, ...change };
    memory.save(fingerprint, under.state);
  };
  order.onProgress?.({ sentBytes: under.state.sentBytes, totalBytes });

  while (under.state.sentBytes < totalBytes) {
    if (now() - under.signedAt > SIGNATURE_FRESH_MS) {
      under.place = await door.renew({ assetId: under.state.assetId });
      under.signedAt = now();
    }
    const first = under.state.sentBytes;
    const end = Math.min(first + under.state.chunkBytes, totalBytes);
    const mayBeWhole = under.state.lastPieceTried;
    if (end === totalBytes) keep({ lastPieceTried: true });
    try {
      const result = await sendPiece(surroundings, order, signal, under, { first, end });
      keep({ sentBytes: end, ...(result && { result }) });
    } catch (error) {
      // The store no longer knows this upload because its last piece had arrived: the API looks for itself.
      if (!(mayBeWhole && isRefused(error))) throw error;
      return null;
    }
  }
  return under.state.result;
}

function sendPiece(
  { post, untilOnline }: Surroundings,
  { file, fileName, onProgress, onRetry, stalledAfterMs = 45_000, attempts = 6 }: FileOrder,
  signal: AbortSignal,
  { place, state }: UnderWay,
  { first, end }: { first: number; end: number },
): Promise<UploadResult | null> {
  const totalBytes = file.size;
  const headers = {
    "content-range": `bytes ${first}-${end - 1}/${totalBytes}`,
    "x-unique-upload-id": state.uploadId,
  };
  const form = { fields: place.fields, piece: file.slice(first, end), fileName };
  const call = { path: PATH, idempotencyKey: null, signal };
  return persist(call, { ...RHYTHM, attempts, onRetry }, async (attempt) => {
    await untilOnline(attempt);
    const stall = watchForStall(stalledAfterMs);
    try {
      const answer = await post(place.url, form, {
        headers,
        signal: AbortSignal.any([attempt, stall.signal]),
        onProgress: (sent) => {
          stall.moved();
          onProgress?.({ sentBytes: Math.min(first + sent, end), totalBytes });
        },
      });
      return pieceIn(answer, PATH);
    } catch (error) {
      attempt.throwIfAborted();
      if (error instanceof Error && error.name.startsWith("Vitrina")) throw error;
      throw new NoAnswer(stall.signal.aborted ? "the line stood still" : "the connection failed", { cause: error });
    } finally {
      stall.over();
    }
  });
}

function watchForStall(afterMs: number): { signal: AbortSignal; moved: () => void; over: () => void } {
  const stall = new AbortController();
  const giveUp = () => stall.abort();
  let timer = setTimeout(giveUp, afterMs);
  return {
    signal: stall.signal,
    moved: () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, afterMs);
    },
    over: () => clearTimeout(timer),
  };
}

const isRefused = (error: unknown): boolean =>
  error instanceof VitrinaRefusal
    ? error.code !== "try-later" && error.code !== "too-many"
    : !(error instanceof VitrinaUnreachable) && ENDS.has(wireRefusalOf(error)?.code ?? "");

const ENDS: ReadonlySet<string> = new Set(["not-found", "breaks-a-rule", "wrong-moment", "not-allowed"]);

/** Tells one file from another without reading it through; whether it really is the same is what the checksum decides. */
async function fingerprintOf({
  file,
  fileName,
  purpose,
  subject,
}: Pick<FileOrder, "file" | "fileName" | "purpose" | "subject">): Promise<string> {
  const sum = new Md5();
  for (const part of [file.slice(0, FINGERPRINT_BYTES), file.slice(-FINGERPRINT_BYTES)]) {
    sum.update(new Uint8Array(await part.arrayBuffer()));
  }
  const changedAt = "lastModified" in file ? file.lastModified : "";
  return [purpose, subject, fileName, file.size, changedAt, sum.hex()].join("/");
}
