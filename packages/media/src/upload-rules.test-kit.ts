import type { UploadRules } from "./upload-rules.ts";

const MB = 1_000_000;
const PICTURES = ["jpg", "png", "webp"] as const;
const IMAGE = ["image"] as const;
const open = { deliveryType: "upload", resourceTypes: IMAGE } as const;
const closed = { deliveryType: "authenticated", resourceTypes: IMAGE } as const;

/** Rules of every sort a product may have. */
export const TEST_RULES = {
  profile_picture: { ...open, formats: PICTURES, maxBytes: 8 * MB, maxPixels: 40 * MB, folder: "creators" },
  campaign_cover: { ...open, formats: PICTURES, maxBytes: 10 * MB, maxPixels: 40 * MB, folder: "campaigns" },
  product_image: { ...open, formats: PICTURES, maxBytes: 10 * MB, maxPixels: 40 * MB, folder: "products" },
  brand_logo: { ...open, formats: PICTURES, maxBytes: 5 * MB, maxPixels: 25 * MB, folder: "brands" },
  website: { ...open, formats: [...PICTURES, "gif"], maxBytes: 10 * MB, maxPixels: 40 * MB, folder: "website" },
  deliverable_draft: {
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
} as const satisfies Record<string, UploadRules>;
