import {
  confirmUploadRequest,
  type FileFormat,
  MEDIA_POLICIES,
  type MediaPurpose,
  type Picture,
  policyOf,
  type SignedUpload,
} from "@vitrina/domain/media";
import { type PictureProblem, pictureProblem, withoutPlace } from "@vitrina/domain/picture-bytes";
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

/** The picture itself speaks against it, whatever it is called. */
export class PictureRefused extends Error {
  override readonly name = "PictureRefused";
  readonly why: PictureProblem;

  constructor(why: PictureProblem) {
    super(why);
    this.why = why;
  }
}

/** Looked into before anything travels, and without the place where it was taken when it becomes public. */
async function cleaned(file: File, purpose: MediaPurpose): Promise<File> {
  const buffer = await file.arrayBuffer().catch((cause: unknown) => {
    throw new Unreadable("the file could not be read", { cause });
  });
  const { formats, maxPixels, class: mediaClass } = policyOf(purpose);
  const isPublic = mediaClass === "public";
  const whole = new Uint8Array(buffer);
  const bytes = isPublic ? withoutPlace(whole) : whole;
  const problem = pictureProblem(bytes, { formats, maxPixels, isPublic });
  if (problem) throw new PictureRefused(problem);
  return bytes === whole ? file : new File([new Uint8Array(bytes)], file.name, { type: file.type });
}

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
  const clean = await cleaned(file, purpose);
  const md5 = await md5OfFile(clean, signal).catch((cause: unknown) => {
    throw new Unreadable("the file could not be read", { cause });
  });
  const signed = await steps.sign({ purpose, fileName: file.name.slice(-200), bytes: clean.size, md5 });
  onStage({ step: "sending", percent: 0 });
  const answer = await postFile(signed.url, signed.fields, clean, {
    signal,
    onProgress: (percent) => onStage({ step: "sending", percent }),
  });
  const result = confirmUploadRequest.shape.result.safeParse(answer);
  if (!result.success) throw new PostFailed("rejected");
  onStage({ step: "checking" });
  return steps.confirm({ assetId: signed.assetId, result: result.data });
}
