export type MediaClass = "public" | "internal" | "sensitive";
export type DeliveryType = "upload" | "authenticated";
export type ResourceType = "image" | "video" | "raw";

export type PurposeRules = {
  class: MediaClass;
  /** `authenticated`: neither the original nor anything derived opens without a signature. */
  deliveryType: DeliveryType;
  /** What Cloudinary calls the formats, lower case. */
  formats: readonly string[];
  resourceTypes: readonly ResourceType[];
  maxBytes: number;
  /** Width times height; nothing for formats that have no pixels of their own. */
  maxPixels: number;
  /** The folder all files of this purpose live under. */
  folder: string;
};

const MB = 1_000_000;
const PICTURES = ["jpg", "png", "webp"] as const;
const IMAGE = ["image"] as const;
const open = { class: "public", deliveryType: "upload", resourceTypes: IMAGE } as const;
const closed = { class: "sensitive", deliveryType: "authenticated", resourceTypes: IMAGE } as const;

/** Every reason the product has to store a file, and what it asks of that file. */
export const PURPOSES = {
  profile_picture: { ...open, formats: PICTURES, maxBytes: 8 * MB, maxPixels: 40 * MB, folder: "creators" },
  campaign_cover: { ...open, formats: PICTURES, maxBytes: 10 * MB, maxPixels: 40 * MB, folder: "campaigns" },
  product_image: { ...open, formats: PICTURES, maxBytes: 10 * MB, maxPixels: 40 * MB, folder: "products" },
  brand_logo: { ...open, formats: PICTURES, maxBytes: 5 * MB, maxPixels: 25 * MB, folder: "brands" },
  website: { ...open, formats: [...PICTURES, "gif"], maxBytes: 10 * MB, maxPixels: 40 * MB, folder: "website" },
  deliverable_draft: {
    class: "internal",
    deliveryType: "authenticated",
    formats: [...PICTURES, "mp4", "mov", "webm"],
    resourceTypes: ["image", "video"],
    maxBytes: 100 * MB,
    maxPixels: 50 * MB,
    folder: "deliverables",
  },
  receipt: { ...closed, formats: [...PICTURES, "pdf"], maxBytes: 10 * MB, maxPixels: 40 * MB, folder: "receipts" },
  invoice: { ...closed, formats: [...PICTURES, "pdf"], maxBytes: 10 * MB, maxPixels: 40 * MB, folder: "invoices" },
  identity: { ...closed, formats: [...PICTURES, "pdf"], maxBytes: 10 * MB, maxPixels: 40 * MB, folder: "identity" },
} as const satisfies Record<string, PurposeRules>;

export type UploadPurpose = keyof typeof PURPOSES;

export const UPLOAD_PURPOSES = Object.keys(PURPOSES) as [UploadPurpose, ...UploadPurpose[]];

export function rulesOf(purpose: UploadPurpose): PurposeRules {
  return PURPOSES[purpose];
}
