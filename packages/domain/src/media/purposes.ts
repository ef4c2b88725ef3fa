import { z } from "zod";

/**
 * `public`: covers, product and profile pictures, website. `internal`: raw deliverables before approval. `sensitive`:
 * receipts, invoices, identity. Only `public` has a permanent address.
 */
export type MediaClass = "public" | "internal" | "sensitive";

export type ImageFormat = "jpg" | "png" | "webp" | "avif" | "heic" | "gif";
export type VideoFormat = "mp4" | "mov" | "webm";
export type FileFormat = ImageFormat | VideoFormat | "pdf";

export type MediaPolicy = {
  class: MediaClass;
  folder: string;
  formats: readonly FileFormat[];
  maxBytes: number;
  maxPixels: number;
};

const MEGABYTE = 1_000_000;
const PHOTO: Pick<MediaPolicy, "formats" | "maxBytes" | "maxPixels"> = {
  formats: ["jpg", "png", "webp"],
  maxBytes: 10 * MEGABYTE,
  maxPixels: 50_000_000,
};

const VIDEO_FORMATS: readonly string[] = ["mp4", "mov", "webm"] satisfies VideoFormat[];

/** Whether a stored file of this format moves. */
export const isVideo = (format: string): boolean => VIDEO_FORMATS.includes(format);

/** What may be uploaded for what, and who may ever see it: the one table. */
export const MEDIA_POLICIES = {
  campaign_cover: { ...PHOTO, class: "public", folder: "campaigns" },
  profile_picture: { ...PHOTO, class: "public", folder: "creators" },
  product_image: { ...PHOTO, class: "public", folder: "products" },
  brand_logo: { ...PHOTO, class: "public", folder: "brands" },
  deliverable_file: {
    formats: ["jpg", "png", "webp", "mp4", "mov", "webm"],
    maxBytes: 500 * MEGABYTE,
    maxPixels: 50_000_000,
    class: "internal",
    folder: "deliverables",
  },
  website_image: { ...PHOTO, class: "public", folder: "website" },
  message_file: {
    formats: ["jpg", "png", "webp", "pdf", "mp4", "mov"],
    maxBytes: 50 * MEGABYTE,
    maxPixels: 50_000_000,
    class: "internal",
    folder: "messages",
  },
} as const satisfies Record<string, MediaPolicy>;

export const mediaPurpose = z.enum(Object.keys(MEDIA_POLICIES) as [MediaPurpose, ...MediaPurpose[]]);
export type MediaPurpose = keyof typeof MEDIA_POLICIES;
