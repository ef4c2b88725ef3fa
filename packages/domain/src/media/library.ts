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

/** The same with the name people know the thing by, and what has to be opened to see it: a message is seen in its application. */
export const namedUse = assetUse.extend({ name: z.string().nullable(), openedAs: z.string() });
export type NamedUse = z.infer<typeof namedUse>;

/** Who brought a file: somebody of the agency, a creator, the move of the old pictures, or an account that is gone. */
export const uploader = z.object({
  kind: z.enum(["admin", "creator", "move", "gone"]),
  name: z.string().nullable(),
  creatorId: z.string().nullable(),
});
export type Uploader = z.infer<typeof uploader>;

export const libraryFile = z.object({
  id,
  fileName: z.string(),
  purpose: mediaPurpose,
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
  uploader,
  picture: picture.nullable(),
});
export type LibraryFile = z.infer<typeof libraryFile>;

/** One act on a file: `before` and `after` are the files that stood in the place. */
export const fileAct = z.object({
  id,
  at: z.date(),
  action: z.string(),
  by: z.string().nullable(),
  byKey: z.boolean(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  documents: z.number().int().nullable(),
});
export type FileAct = z.infer<typeof fileAct>;

export const libraryDetail = z.object({
  file: libraryFile,
  /** MD5 of the stored bytes, 32 hexadecimal characters; null when nothing arrived. */
  checksum: z.string().nullable(),
  verifiedAt: z.date().nullable(),
  uses: z.array(namedUse),
  /** The files that stood or stand in the same place, the newest first; the file itself is not among them. */
  versions: z.array(libraryFile),
  acts: z.array(fileAct),
});
export type LibraryDetail = z.infer<typeof libraryDetail>;

export const sensitiveRequest = pageRequest.extend({
  search: line(100, 0).default(""),
  purpose: z.array(mediaPurpose).max(20).default([]),
  state: z.array(z.enum(ASSET_STATES)).max(10).default([]),
  sort: z.enum(["createdAt"]).default("createdAt"),
  direction: sortDirection.default("desc"),
});
export type SensitiveRequest = z.infer<typeof sensitiveRequest>;

/** A sensitive file, and how often it was opened; null when never. */
export const sensitiveFile = libraryFile.extend({
  openings: z.object({ count: z.number().int(), lastAt: z.date(), lastBy: z.string() }).nullable(),
});
export type SensitiveFile = z.infer<typeof sensitiveFile>;

/** `replacement` is a verified upload of the same purpose. */
export const replaceRequest = z.object({ id, replacement: id });

/** Addresses of a file and, for a film that has one, of its poster; both stop working at `expiresAt`. */
export const openedAsset = z.object({ url: z.string(), posterUrl: z.string().nullable(), expiresAt: z.date() });
export type OpenedAsset = z.infer<typeof openedAsset>;

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
