/** What is needed to find a file again at the media company, or to miss it: the database alone cannot bring it back. */
export function mediaRow(asset: Record<string, unknown>): {
  id: string;
  publicId: string;
  outsideAssetId: string | null;
  resourceType: string | null;
  format: string | null;
  bytes: number;
  etag: string;
} | null {
  if (asset.deletedAt || typeof asset.publicId !== "string" || asset.status === "reserved") return null;
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return {
    id: String(asset._id),
    publicId: asset.publicId,
    outsideAssetId: text(asset.outsideAssetId),
    resourceType: text(asset.resourceType),
    format: text(asset.format),
    bytes: typeof asset.bytes === "number" ? asset.bytes : 0,
    etag: text(asset.expectedMd5) ?? "",
  };
}
