import { setImmediate } from "node:timers/promises";
import { Refusal } from "@vitrina/domain";
import { isVideo, MEDIA_POLICIES, type MediaPolicy, type MediaPurpose, policyOf } from "@vitrina/domain/media";
import { type PictureProblem, pictureProblemInSteps } from "@vitrina/domain/picture-bytes";
import {
  ExternalError,
  type Media,
  type MediaLibrary,
  type RulesByPurpose,
  type UploadRefusal,
  UploadRefused,
  type UploadRules,
  type VerifiedAsset,
} from "@vitrina/media";
import type { PictureSources } from "./assets.mongo.ts";
import type { MediaDoor } from "./media-door.ts";

/** How a person is told; complete by type, so that a new reason needs a sentence. */
const REASON = {
  malformed: "upload-not-verified",
  "wrong-signature": "upload-not-verified",
  "wrong-place": "upload-not-verified",
  "place-taken": "upload-not-verified",
  missing: "upload-not-verified",
  "wrong-size": "upload-not-verified",
  "wrong-checksum": "upload-not-verified",
  empty: "upload-empty",
  "too-large": "upload-too-large",
  "too-many-pixels": "upload-too-many-pixels",
  "wrong-format": "upload-wrong-type",
} as const satisfies Record<UploadRefusal, string>;

/** The product's policies in Cloudinary's words: only what is public has an address that opens without a signature. */
export const UPLOAD_RULES: RulesByPurpose = Object.fromEntries(
  Object.entries(MEDIA_POLICIES).map(([purpose, policy]) => [
    purpose,
    {
      folder: policy.folder,
      formats: policy.formats,
      maxBytes: policy.maxBytes,
      maxPixels: policy.maxPixels,
      resourceTypes: resourceTypesOf(policy.formats),
      deliveryType: (policy as MediaPolicy).class === "public" ? "upload" : "authenticated",
    },
  ]),
);

/** What is neither picture nor film has no format in Cloudinary's words. */
function resourceTypesOf(formats: readonly string[]): UploadRules["resourceTypes"] {
  if (formats.length === 0) return ["raw"];
  return formats.some(isVideo) ? ["image", "video"] : ["image"];
}

/** @throws Error on a purpose that has no rules */
export function rulesFor(purpose: MediaPurpose): UploadRules {
  const rules = UPLOAD_RULES[purpose];
  if (!rules) throw new Error(`There are no upload rules for the purpose ${purpose}.`);
  return rules;
}

const PROBLEM = {
  empty: "upload-empty",
  heic: "upload-heic",
  wrongType: "upload-wrong-type",
  broken: "upload-broken",
  tooManyPixels: "upload-too-many-pixels",
  hasLocation: "upload-has-location",
  tooLarge: "upload-too-large",
} as const satisfies Record<PictureProblem | "tooLarge", string>;

/** Pictures are looked at in memory; no purpose takes larger ones. */
const PICTURE_MAX_BYTES = 40_000_000;

const PLACEHOLDER_WIDTH = 24;
const PLACEHOLDER_BLUR = 20;
const WIDTHS = [160, 320, 640, 960, 1280, 1920];

/** The media door kept by Cloudinary: what it refuses becomes a refusal, and a refused file does not stay. */
export function cloudinaryDoor(media: Media, library: Pick<MediaLibrary, "readOriginal">, now: () => Date): MediaDoor {
  /** Looks into a stored picture itself: what was announced and stored may still be a bomb, broken, or tell a place. */
  const refuseContent = async (file: VerifiedAsset, purpose: MediaPurpose): Promise<void> => {
    if (file.resourceType !== "image" || file.format === "pdf") return;
    const { formats, maxPixels, class: mediaClass } = policyOf(purpose);
    const bytes = await library.readOriginal(file, { now: now(), maxBytes: PICTURE_MAX_BYTES });
    const isPublic = mediaClass === "public";
    const wanted = { formats, maxPixels, isPublic };
    const problem = bytes ? await unhurried(pictureProblemInSteps(bytes, wanted)) : "tooLarge";
    if (!problem) return;
    await media.destroy(file);
    throw new Refusal("breaks-a-rule", PROBLEM[problem], { field: "file" });
  };

  return {
    signUpload: (place) => media.signUpload({ ...place, now: now() }),

    async verifyUpload(result, expected) {
      try {
        const file = result ? await media.verifyUpload(result, expected) : await media.verifyPlace(expected);
        await refuseContent(file, expected.purpose);
        const { assetId, version, format, bytes, resourceType, width = 0, height = 0 } = file;
        return { outsideAssetId: assetId, version, format, bytes, resourceType, width, height };
      } catch (error) {
        if (error instanceof UploadRefused) {
          if (error.stored) await media.destroy(error.stored);
          throw new Refusal("breaks-a-rule", REASON[error.reason], { field: "file", ...error.facts });
        }
        if (error instanceof ExternalError) throw new Refusal("try-later", "media-unavailable", { kind: error.kind });
        throw error;
      }
    },

    privateUrl: ({ purpose, publicId, resourceType, format }, expiresAt) =>
      media.privateUrl(
        { publicId, resourceType, format, deliveryType: rulesFor(purpose).deliveryType },
        { now: now(), expiresAt },
      ),
  };
}

/** Lets everybody else have a turn between two steps. */
async function unhurried<T>(steps: Generator<void, T>): Promise<T> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await setImmediate();
  }
}

/** Ready addresses of a public picture, none wider than the picture itself, and of its placeholder. */
export function pictureSources(media: Pick<Media, "deliveryUrl">): PictureSources {
  return (file) => {
    const widths = WIDTHS.filter((width) => width < file.width);
    return {
      sources: [...widths, Math.min(file.width, WIDTHS.at(-1) ?? file.width)].map((width) => ({
        width,
        url: media.deliveryUrl(file, { width, crop: "limit" }),
      })),
      placeholder: media.deliveryUrl(file, { width: PLACEHOLDER_WIDTH, crop: "limit", blur: PLACEHOLDER_BLUR }),
    };
  };
}
