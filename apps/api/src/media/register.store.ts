import type { Page } from "@vitrina/domain";
import type {
  AssetLife,
  AssetUse,
  Comparison,
  Difference,
  LibraryRequest,
  MediaClass,
  MediaPurpose,
  Opening,
  PlanUsage,
} from "@vitrina/domain/media";
import type { VerifiedFile } from "./assets.store.ts";

export type RegisterRow = AssetLife & {
  id: string;
  purpose: MediaPurpose;
  mediaClass: MediaClass;
  publicId: string;
  folder: string;
  fileName: string;
  uploadedBy: string;
  expectedBytes: number;
  expectedMd5: string | null;
  outsideAssetId: string | null;
  version: number | null;
  format: string | null;
  bytes: number | null;
  width: number | null;
  height: number | null;
  resourceType: VerifiedFile["resourceType"] | null;
  createdAt: Date;
  verifiedAt: Date | null;
  replaces: string | null;
  deleteAfter: Date | null;
  failedReason: string | null;
};

/** Who uses which file, asked of the stored data itself. */
export type References = {
  /** Those among the files that anything refers to. */
  referred: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
  usesOf: (id: string) => Promise<AssetUse[]>;
  /** Puts one file in the place of another wherever it is used; hands back how many documents changed. */
  repoint: (from: string, to: string) => Promise<number>;
  /** The files of brands: logos, product pictures, covers of campaigns. */
  ofBrands: (brandIds: readonly string[]) => Promise<string[]>;
};

export type NewOpening = Omit<Opening, "id"> & { mediaClass: MediaClass; userId: string; expiresAt: Date };

/** The lives of the files in the register: what sweeps, the library and the owner's pages need. */
export type RegisterStore = {
  byId: (id: string) => Promise<RegisterRow | null>;
  byPublicIds: (publicIds: readonly string[]) => Promise<RegisterRow[]>;
  /** Files whose name holds the words, or that one of `uploadedBy` brought; only of these purposes, and among `ids` if given. */
  page: (
    request: Omit<LibraryRequest, "brandId" | "purpose"> & {
      purpose: readonly MediaPurpose[];
      uploadedBy: readonly string[];
      ids: readonly string[] | null;
    },
  ) => Promise<Page<RegisterRow>>;
  /** Up to `limit` reservations made before, the oldest first. */
  reservedBefore: (at: Date, limit: number) => Promise<RegisterRow[]>;
  /** False when it was no reservation any more. */
  adopt: (id: string, md5: string, file: VerifiedFile) => Promise<boolean>;
  fail: (id: string, reason: string) => Promise<boolean>;
  /** Verified files in the order of their ids, which nobody replaced, verified before the instant. */
  verifiedBatch: (before: Date, after: string | null, limit: number) => Promise<RegisterRow[]>;
  /** Every verified file from before the instant, in the order of their ids. */
  everyVerified: (before: Date, after: string | null, limit: number) => Promise<RegisterRow[]>;
  markOrphaned: (ids: readonly string[], since: Date, deleteAfter: Date) => Promise<void>;
  markUsed: (ids: readonly string[]) => Promise<void>;
  /** Files whose time is over and that nobody has begun to delete. */
  overdue: (now: Date, limit: number) => Promise<RegisterRow[]>;
  beginDeleting: (id: string, now: Date) => Promise<boolean>;
  deletingSince: (before: Date, limit: number) => Promise<RegisterRow[]>;
  keepAfterAll: (id: string) => Promise<void>;
  deleted: (id: string, at: Date) => Promise<void>;
  /** False when one of them is no longer what it was. */
  replace: (id: string, by: string, since: Date, deleteAfter: Date) => Promise<boolean>;
  /** The files that were replaced with this one, and not brought back since. */
  replacedWith: (id: string) => Promise<string[]>;
  keepComparison: (comparison: Comparison & { differences: Difference[] }) => Promise<void>;
  lastComparison: () => Promise<Comparison | null>;
  noteOpening: (opening: NewOpening) => Promise<void>;
  openings: (request: {
    assetId?: string | undefined;
    cursor?: string | null | undefined;
    limit: number;
  }) => Promise<Page<Opening>>;
  /** False when this notice came before. */
  noteNotice: (notice: { key: string; kind: string; publicId: string; outcome: string }) => Promise<boolean>;
};

/** What the media company holds and what our plan there allows. */
export type Shelf = {
  find: (row: Pick<RegisterRow, "publicId" | "purpose">) => Promise<{ etag: string; bytes: number } | null>;
  list: (onPage: (files: readonly { publicId: string; bytes: number }[]) => Promise<void>) => Promise<void>;
  /** Destroys one file; done also when it was gone already. */
  destroy: (row: Pick<RegisterRow, "publicId" | "purpose" | "resourceType">) => Promise<void>;
  /** Asked at most once in five minutes. */
  usage: () => Promise<PlanUsage>;
};
