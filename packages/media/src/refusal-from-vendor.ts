import { ExternalError } from "@vitrina/outside";
import { type UploadRefusal, UploadRefused } from "./upload-refused.ts";

const WORDS: readonly [RegExp, UploadRefusal][] = [
  [/file size too large/i, "too-large"],
  [/empty file/i, "empty"],
  [/format .*not allowed|invalid image file|unsupported video/i, "wrong-format"],
  [/megapixels/i, "too-many-pixels"],
];

/** Cloudinary's refusal of a file's content as ours; nothing when the failure is about something else. */
export function refusalFromVendor(error: unknown): UploadRefused | undefined {
  if (!(error instanceof ExternalError)) return undefined;
  if (error.kind === "too_large") return new UploadRefused("too-large");
  if (error.kind !== "bad_request") return undefined;
  const reason = WORDS.find(([words]) => words.test(error.message))?.[1];
  return reason && new UploadRefused(reason);
}
