import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { type MediaPurpose, type Picture, policyOf, type SignedUpload } from "@vitrina/domain/media";
import { withoutPlace } from "@vitrina/domain/picture-bytes";
import { NoAnswer } from "./answer-fetch.ts";
import type { VitrinaClient } from "./create-vitrina-client.ts";
import type { VitrinaInputs } from "./index.ts";
import { multipart } from "./multipart.ts";
import { persist, type Retry } from "./persist.ts";
import { postForm } from "./post-form.ts";
import { storedIn } from "./store-answer.ts";

export type ImageUpload = ({ path: string } | { bytes: Uint8Array; fileName: string }) & {
  purpose: MediaPurpose;
  /** Hears how much of the request has left; begins anew when the file is sent again. */
  onProgress?: (progress: { sentBytes: number; totalBytes: number }) => void;
  onRetry?: (retry: Retry) => void;
  signal?: AbortSignal;
  /** How long sending may take, with all its attempts. Three minutes unless given. */
  timeoutMs?: number;
};

type UploadResult = VitrinaInputs["media"]["confirmUpload"]["result"];

const PATH = "uploadImage";
const SENDING = { attempts: 4, firstWaitMs: 500, longestWaitMs: 8_000, timeoutMs: 180_000 };

/**
 * Brings one image to where files live and into the register: checksum, permission, the file itself straight to the address
 * the permission names, confirmation. Sending it again after a lost answer is safe: the permission names one place, which is
 * never overwritten, and the server compares what lies there with the checksum. Needs Node.
 *
 * @returns the picture, whose `assetId` goes into `coverAssetId` and its like
 * @throws VitrinaRefusal, VitrinaFault, VitrinaUnreachable, the signal's reason, or the file system's error
 */
export async function uploadImage(client: VitrinaClient, upload: ImageUpload): Promise<Picture> {
  const { purpose, signal } = upload;
  const calling = signal ? { signal } : {};
  const { name, bytes } = await fileOf(upload);
  // What becomes public must not tell where it was taken; cleaned before the checksum, so that what is stored is what was summed.
  const file = { name, bytes: policyOf(purpose).class === "public" ? withoutPlace(bytes) : bytes };
  const md5 = createHash("md5").update(file.bytes).digest("hex");
  const { assetId, ...place } = await client.media.signUpload.mutate(
    { purpose, fileName: file.name, bytes: file.bytes.byteLength, md5 },
    calling,
  );
  const result = await send(file, place, upload);
  return client.media.confirmUpload.mutate({ assetId, result }, calling);
}

async function fileOf(upload: ImageUpload): Promise<{ name: string; bytes: Uint8Array }> {
  return "path" in upload
    ? { name: basename(upload.path), bytes: await readFile(upload.path) }
    : { name: upload.fileName, bytes: upload.bytes };
}

function send(
  file: { name: string; bytes: Uint8Array },
  { url, fields }: Omit<SignedUpload, "assetId">,
  { onProgress, onRetry, signal, timeoutMs = SENDING.timeoutMs }: ImageUpload,
): Promise<UploadResult> {
  const form = multipart(fields, file);
  const totalBytes = form.body.byteLength;
  const call = { path: PATH, idempotencyKey: null, signal: signal ?? null };
  return persist(call, { ...SENDING, timeoutMs, onRetry }, async (attempt) => {
    const posted = await postForm(url, form, {
      signal: attempt,
      onProgress: (sentBytes) => onProgress?.({ sentBytes, totalBytes }),
    }).catch((error: unknown) => {
      attempt.throwIfAborted();
      throw new NoAnswer(error instanceof Error ? error.message : "the connection failed", { cause: error });
    });
    return storedIn(posted, PATH);
  });
}
