import type { StoredAsset } from "./media.ts";

export type UploadRefusal =
  | "malformed"
  | "wrong-signature"
  | "wrong-place"
  | "place-taken"
  | "missing"
  | "empty"
  | "too-large"
  | "wrong-size"
  | "wrong-checksum"
  | "wrong-format"
  | "too-many-pixels";

/**
 * An upload that must not be believed. `stored` is there when the file lies at the reserved place in spite of it: the
 * caller destroys it, unless its own records say that this place already holds a verified file.
 */
export class UploadRefused extends Error {
  override readonly name = "UploadRefused";
  readonly reason: UploadRefusal;
  readonly facts: Record<string, string | number>;
  readonly stored?: StoredAsset;

  constructor(reason: UploadRefusal, facts: Record<string, string | number> = {}, stored?: StoredAsset) {
    super(`upload refused: ${reason}`);
    this.reason = reason;
    this.facts = facts;
    if (stored) this.stored = stored;
  }
}
