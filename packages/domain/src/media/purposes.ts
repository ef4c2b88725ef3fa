import { z } from "zod";
import type { CreatorScope, Permission } from "../people/index.ts";

/**
 * `public`: covers, product and profile pictures, website. `internal`: raw deliverables before approval. `sensitive`:
 * receipts, invoices, identity. Only `public` has a permanent address.
 */
export const MEDIA_CLASSES = ["public", "internal", "sensitive"] as const;
export type MediaClass = (typeof MEDIA_CLASSES)[number];

export type ImageFormat = "jpg" | "png" | "webp" | "avif" | "heic" | "gif";
export type VideoFormat = "mp4" | "mov" | "webm";
export type DocumentFormat = "pdf";
export type FileFormat = ImageFormat | VideoFormat | DocumentFormat;

export type MediaPolicy = {
  class: MediaClass;
  folder: string;
  formats: readonly FileFormat[];
  maxBytes: number;
  maxPixels: number;
  /** What somebody needs to upload it, at the agency and as a creator; nobody when left out. */
  sentBy: { admin?: Permission; creator?: CreatorScope };
  /** What somebody of the agency needs to open a file that is not public. Whoever uploaded it always may. */
  openedWith?: Permission;
  /** What somebody of the agency needs to know that it exists, where nobody of the agency opens it. */
  knownWith?: Permission;
};

const MEGABYTE = 1_000_000;
const PHOTO = {
  formats: ["jpg", "png", "webp"],
  maxBytes: 10 * MEGABYTE,
  maxPixels: 50_000_000,
  class: "public",
  sentBy: { admin: "media:write" },
} as const;
const PAPER = {
  formats: ["jpg", "png", "webp", "pdf"],
  maxBytes: 10 * MEGABYTE,
  maxPixels: 50_000_000,
  class: "sensitive",
} as const;

const VIDEO_FORMATS: readonly string[] = ["mp4", "mov", "webm"] satisfies VideoFormat[];

/** Whether a stored file of this format moves. */
export const isVideo = (format: string): boolean => VIDEO_FORMATS.includes(format);

/** What may be uploaded for what, by whom, and who may ever see it: the one table. */
export const MEDIA_POLICIES = {
  campaign_cover: { ...PHOTO, folder: "campaigns" },
  profile_picture: { ...PHOTO, folder: "creators", sentBy: { creator: "profile:write" } },
  product_image: { ...PHOTO, folder: "products" },
  brand_logo: { ...PHOTO, folder: "brands" },
  website_image: { ...PHOTO, folder: "website" },
  deliverable_file: {
    formats: ["jpg", "png", "webp", "mp4", "mov", "webm"],
    maxBytes: 500 * MEGABYTE,
    maxPixels: 50_000_000,
    class: "internal",
    folder: "deliverables",
    sentBy: { creator: "work:write" },
    openedWith: "deliverables:review",
  },
  message_file: {
    formats: ["jpg", "png", "webp", "pdf", "mp4", "mov"],
    maxBytes: 50 * MEGABYTE,
    maxPixels: 50_000_000,
    class: "internal",
    folder: "messages",
    sentBy: { admin: "messages:write", creator: "work:write" },
    openedWith: "messages:write",
  },
  payout_receipt: {
    ...PAPER,
    folder: "receipts",
    sentBy: { admin: "payouts:write" },
    openedWith: "payouts:write",
  },
  creator_invoice: {
    ...PAPER,
    folder: "invoices",
    sentBy: { creator: "work:write" },
    openedWith: "payouts:write",
  },
  identity_document: {
    ...PAPER,
    folder: "identity",
    sentBy: { creator: "profile:write" },
    openedWith: "people:manage",
  },
  insight_screenshot: {
    ...PAPER,
    formats: ["jpg", "png", "webp"],
    folder: "insights",
    sentBy: { admin: "deliverables:review", creator: "work:write" },
    openedWith: "deliverables:review",
  },
  private_deliverable: {
    formats: ["jpg", "png", "webp", "mp4", "mov", "webm"],
    maxBytes: 500 * MEGABYTE,
    maxPixels: 50_000_000,
    class: "sensitive",
    folder: "private-deliverables",
    sentBy: { creator: "work:write" },
    openedWith: "deliverables:review",
  },
  /** Made by us for one person, who opens it through their own request. */
  data_export: {
    formats: [],
    maxBytes: 18 * MEGABYTE,
    maxPixels: 0,
    class: "sensitive",
    folder: "data-exports",
    sentBy: {},
    knownWith: "audit:read",
  },
} as const satisfies Record<string, MediaPolicy>;

export const mediaPurpose = z.enum(Object.keys(MEDIA_POLICIES) as [MediaPurpose, ...MediaPurpose[]]);
export type MediaPurpose = keyof typeof MEDIA_POLICIES;

/** The same table for code that asks about any purpose. */
export const policyOf = (purpose: MediaPurpose): MediaPolicy => MEDIA_POLICIES[purpose];
