import { z } from "zod";
import { id, line, pageRequest, sortDirection } from "../shapes.ts";
import { ASSET_STATES } from "./life.ts";
import { MEDIA_CLASSES, mediaPurpose } from "./purposes.ts";
import { picture } from "./requests.ts";

export const libraryRequest = pageRequest.extend({
  search: line(100, 0).default(""),
  purpose: z.array(mediaPurpose).max(20).default([]),
  mediaClass: z.array(z.enum(MEDIA_CLASSES)).max(3).default([]),
  state: z.array(z.enum(ASSET_STATES)).max(10).default([]),
  brandId: z.array(id).max(20).default([]),
  sort: z.enum(["createdAt"]).default("createdAt"),
  direction: sortDirection.default("desc"),
});
export type LibraryRequest = z.infer<typeof libraryRequest>;

/** Where a file is used: the collection, the document there, and its field. */
export const assetUse = z.object({ collection: z.string(), id: z.string(), field: z.string() });
export type AssetUse = z.infer<typeof assetUse>;

export const libraryFile = z.object({
  id,
  fileName: z.string(),
  purpose: z.string(),
  mediaClass: z.enum(MEDIA_CLASSES),
  state: z.enum(ASSET_STATES),
  format: z.string().nullable(),
  bytes: z.number().int().nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  createdAt: z.date(),
  deleteAfter: z.date().nullable(),
  replacedBy: z.string().nullable(),
  replaces: z.string().nullable(),
  failedReason: z.string().nullable(),
  picture: picture.nullable(),
});
export type LibraryFile = z.infer<typeof libraryFile>;

export const libraryDetail = z.object({ file: libraryFile, uses: z.array(assetUse) });

/** `replacement` is a verified upload of the same purpose. */
export const replaceRequest = z.object({ id, replacement: id });

/** An address that stops working at `expiresAt`. */
export const openedAsset = z.object({ url: z.string(), expiresAt: z.date() });

export const openingsRequest = pageRequest.extend({ assetId: id.optional() });
export const opening = z.object({
  id,
  assetId: z.string(),
  purpose: z.string(),
  name: z.string(),
  role: z.string(),
  byKey: z.boolean(),
  address: z.string(),
  openedAt: z.date(),
});
export type Opening = z.infer<typeof opening>;

export const difference = z.object({
  kind: z.enum(["file-without-row", "row-without-file", "other-size", "file-of-failed-row", "file-of-deleted-row"]),
  publicId: z.string(),
});
export type Difference = z.infer<typeof difference>;

/** One comparison of the register with what Cloudinary lists. `found` counts all differences; at most 500 are kept. */
export const comparison = z.object({
  startedAt: z.date(),
  finishedAt: z.date(),
  rows: z.number().int(),
  files: z.number().int(),
  found: z.number().int(),
  differences: z.array(difference),
});
export type Comparison = z.infer<typeof comparison>;

/** What the plan allows and what is used, as Cloudinary counts it; null where it tells nothing. */
export const planUsage = z.object({
  plan: z.string(),
  files: z.number().int().nullable(),
  storageBytes: z.number().nullable(),
  creditsUsed: z.number().nullable(),
  creditsLimit: z.number().nullable(),
  askedAt: z.date(),
});
export type PlanUsage = z.infer<typeof planUsage>;
