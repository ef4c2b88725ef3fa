import type { Place, StoredAsset, VerifiedAsset } from "./media.ts";
import { UploadRefused } from "./upload-refused.ts";
import type { UploadRules } from "./upload-rules.ts";

const SAFE_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,119}$/;
const SAFE_FOLDER = /^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*$/;

/** The whole public id of a place. Throws when the folder is not the purpose's, or a name could mean something else. */
export function fullPublicId({ purpose, publicId, folder }: Place, { folder: root }: UploadRules): string {
  const isBelow = folder === root || folder.startsWith(`${root}/`);
  if (!isBelow || !SAFE_FOLDER.test(folder) || !SAFE_ID.test(publicId)) {
    throw new UploadRefused("wrong-place", { folder, publicId, purpose });
  }
  return `${folder}/${publicId}`;
}

/** The size a purpose allows, judged before or after the bytes have travelled. */
export function judgeSize({ maxBytes }: UploadRules, bytes: number, stored?: StoredAsset): void {
  if (bytes <= 0) throw new UploadRefused("empty", {}, stored);
  if (bytes > maxBytes) throw new UploadRefused("too-large", { bytes, maxBytes }, stored);
}

/** Compares what lies at Cloudinary with what was announced and what the purpose allows. */
export function judgeStored(
  stored: StoredAsset,
  expected: Place & { bytes: number; md5: string },
  rules: UploadRules,
): VerifiedAsset {
  if (stored.publicId !== fullPublicId(expected, rules) || stored.deliveryType !== rules.deliveryType) {
    throw new UploadRefused("wrong-place", { publicId: stored.publicId, type: stored.deliveryType });
  }
  judgeSize(rules, stored.bytes, stored);
  if (stored.bytes !== expected.bytes) {
    throw new UploadRefused("wrong-size", { bytes: stored.bytes, announced: expected.bytes }, stored);
  }
  if (stored.etag !== expected.md5.toLowerCase()) throw new UploadRefused("wrong-checksum", {}, stored);
  const hasFormat = stored.resourceType === "raw" || rules.formats.includes(stored.format);
  if (!hasFormat || !rules.resourceTypes.includes(stored.resourceType)) {
    throw new UploadRefused("wrong-format", { format: stored.format || "unknown" }, stored);
  }
  const pixels = (stored.width ?? 0) * (stored.height ?? 0);
  if (pixels > rules.maxPixels) {
    throw new UploadRefused("too-many-pixels", { pixels, maxPixels: rules.maxPixels }, stored);
  }
  return { ...stored, purpose: expected.purpose };
}
