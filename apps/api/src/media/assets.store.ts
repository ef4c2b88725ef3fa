import type { MediaPurpose, Picture, StoredFile } from "@vitrina/domain/media";

export type Asset = {
  id: string;
  purpose: MediaPurpose;
  status: "reserved" | "verified";
  publicId: string;
  folder: string;
  expectedBytes: number;
  /** Null while it is not known: big files are summed up while they travel. */
  expectedMd5: string | null;
  uploadedBy: string;
};

/** What was found at Cloudinary and compared with what the uploader had announced. */
export type VerifiedFile = {
  outsideAssetId: string;
  version: number;
  format: string;
  bytes: number;
  resourceType: "image" | "video" | "raw";
  width: number;
  height: number;
};

/** A verified file with the place it lies at. */
export type PlacedFile = StoredFile &
  Pick<Asset, "purpose" | "publicId" | "uploadedBy"> &
  Pick<VerifiedFile, "resourceType"> & {
    /** The picture that is shown in a film's place until it plays. */
    posterAssetId: string | null;
  };

/** The register of every file the system ever stored. */
export type AssetStore = {
  reserve: (asset: Omit<Asset, "status"> & { fileName: string }) => Promise<void>;
  byId: (id: string) => Promise<Asset | null>;
  /** Records what was verified; a second time changes nothing. */
  verify: (id: string, file: VerifiedFile) => Promise<void>;
  /** Puts a picture beside a film that has none; a second one changes nothing. */
  setPoster: (id: string, posterAssetId: string) => Promise<void>;
  /** The verified pictures among these ids. */
  pictures: (ids: readonly (string | null)[]) => Promise<ReadonlyMap<string, Picture>>;
  /** The verified files among these ids, of whatever kind. */
  files: (ids: readonly string[]) => Promise<ReadonlyMap<string, PlacedFile>>;
  /** Whether a verified asset of this purpose exists, and for a creator: whether it is their own upload. */
  isUsable: (id: string, purpose: MediaPurpose, uploadedBy?: string) => Promise<boolean>;
};
