import type { Media } from "@vitrina/media";
import { fetchPublicBytes } from "@vitrina/outside";
import { rulesFor } from "./cloudinary-door.ts";
import type { ReadFile, StoreFile } from "./server-files.store.ts";

const READ_WITHIN_MS = 60_000;

/** Files that the server itself sends to and takes from the media company. */
export function serverFiles(
  media: Pick<Media, "upload" | "privateUrl">,
  { now, trustedOrigins }: { now: () => Date; trustedOrigins: readonly string[] },
): { storeFile: StoreFile; readFile: ReadFile } {
  return {
    async storeFile(file) {
      const stored = await media.upload(file);
      const { assetId, version, format, bytes, resourceType, width = 0, height = 0 } = stored;
      return { outsideAssetId: assetId, version, format, bytes, resourceType, width, height };
    },
    async readFile({ purpose, publicId, resourceType, format }, { maxBytes, signal }) {
      const at = now();
      const address = media.privateUrl(
        { publicId, resourceType, format, deliveryType: rulesFor(purpose).deliveryType },
        { now: at, expiresAt: new Date(at.getTime() + READ_WITHIN_MS) },
      );
      const bounds = { maxBytes, totalMs: READ_WITHIN_MS, signal };
      return (await fetchPublicBytes(address, bounds, { trustedOrigins })).bytes;
    },
  };
}
