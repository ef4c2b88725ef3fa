import type { MediaPurpose } from "@vitrina/domain/media";
import type { Asset, VerifiedFile } from "./assets.store.ts";

/** A place for one file: its name there, and the folder of its purpose. */
type Place = { purpose: MediaPurpose; publicId: string; folder: string };

/** Where a stored file lies. */
export type StoredPlace = Pick<Asset, "purpose" | "publicId"> & Pick<VerifiedFile, "resourceType" | "format">;

/** What the API needs from the place where files live. Kept by packages/media. */
export type MediaDoor = {
  /** Permission for one upload of one file to one place: a form post of `fields` plus the part `file`. */
  signUpload: (place: Place) => {
    url: string;
    fields: Record<string, string>;
  };
  /**
   * Checks what the uploader brought back against the stored file itself; null looks at the place alone. Refuses `upload-not-verified`,
   * `upload-too-large`, `upload-wrong-type`, or `media-unavailable`; a file that may not stay is removed.
   */
  verifyUpload: (
    result: { asset_id: string; public_id: string; version: number; signature: string } | null,
    expected: Place & { bytes: number; md5: string },
  ) => Promise<VerifiedFile>;
  /** The address of a file that is not public: good for one person, until `expiresAt`. */
  privateUrl: (file: StoredPlace, expiresAt: Date) => string;
};
