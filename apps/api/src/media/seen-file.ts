import type { StoredFile } from "@vitrina/domain/media";
import type { PlacedFile } from "./assets.store.ts";

/** A file without the place it lies at: an address is asked for, signed, and logged. */
export function seenFile({ assetId, fileName, kind, format, bytes, width, height }: PlacedFile): StoredFile {
  return { assetId, fileName, kind, format, bytes, width, height };
}
