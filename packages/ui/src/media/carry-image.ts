import {
  confirmUploadRequest,
  type FileFormat,
  MEDIA_POLICIES,
  type MediaPurpose,
  type Picture,
  type SignedUpload,
} from "@vitrina/domain/media";
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

export type UploadStage = { step: "preparing" | "checking" } | { step: "sending"; percent: number };

/** The device could not read its own file: one in a cloud that was never fetched, for example. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

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
  pdf: "application/pdf",
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

/** Why a file cannot be sent for a purpose, seen before anything is sent; null when nothing speaks against it. */
export function refusedHere(
  file: Pick<File, "size" | "type">,
  purpose: MediaPurpose,
): "empty" | "wrongType" | "tooLarge" | null {
  const { formats, maxBytes } = MEDIA_POLICIES[purpose];
  if (file.size === 0) return "empty";
  if (!formats.some((format) => MIME[format] === file.type)) return "wrongType";
  return file.size > maxBytes ? "tooLarge" : null;
}

/** What the sentences about a refused file need to know. */
export function refusalFacts(file: Pick<File, "size">, purpose: MediaPurpose) {
  const { formats, megabytes } = admitted(purpose);
  return { formats, max: megabytes, size: Math.round(file.size / (MEGABYTE / 10)) / 10 };
}

/**
 * Carries one image from the device to the register: checksum, permission, post, confirmation.
 *
 * @throws Unreadable, {@link PostFailed}, or what `sign` and `confirm` throw
 */
export async function carryImage(
  file: File,
  purpose: MediaPurpose,
  steps: Pick<UploadSteps, "sign" | "confirm">,
  { signal, onStage }: { signal: AbortSignal; onStage: (stage: UploadStage) => void },
): Promise<Picture> {
  onStage({ step: "preparing" });
  const md5 = await md5OfFile(file, signal).catch((cause: unknown) => {
    throw new Unreadable("the file could not be read", { cause });
  });
  const signed = await steps.sign({ purpose, fileName: file.name.slice(-200), bytes: file.size, md5 });
  onStage({ step: "sending", percent: 0 });
  const answer = await postFile(signed.url, signed.fields, file, {
    signal,
    onProgress: (percent) => onStage({ step: "sending", percent }),
  });
  const result = confirmUploadRequest.shape.result.safeParse(answer);
  if (!result.success) throw new PostFailed("rejected");
  onStage({ step: "checking" });
  return steps.confirm({ assetId: signed.assetId, result: result.data });
}
