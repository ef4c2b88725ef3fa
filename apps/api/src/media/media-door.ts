import type { MediaPurpose } from "@vitrina/domain/media";
import type { VerifiedFile } from "./assets.store.ts";

/** A place for one file: its name there, and the folder of its purpose. */
type Place = { purpose: MediaPurpose; publicId: string; folder: string };

/** What the API needs from the place where files live. Kept by packages/media. */
export type MediaDoor = {
  /** Permission for one upload of one file to one place: a form post of `fields` plus the part `file`. */
  signUpload: (place: Place) => {
    url: string;
    fields: Record<string, string>;
  };
  /**
   * Checks what the uploader brought back against the stored file itself. Refuses `upload-not-verified`,
   * `upload-too-large`, `upload-wrong-type`, or `media-unavailable`; a file that may not stay is removed.
   */
  verifyUpload: (
    result: { asset_id: string; public_id: string; version: number; signature: string },
    expected: Place & { bytes: number; md5: string },
  ) => Promise<VerifiedFile>;
};
