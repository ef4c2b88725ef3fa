import type { Asset } from "./asset-library.ts";
import { CloudinaryError } from "./cloudinary-error.ts";

const FIELDS: Record<string, (asset: Asset) => string[]> = {
  public_id: (asset) => [asset.publicId],
  asset_id: (asset) => [asset.assetId],
  asset_folder: (asset) => [asset.assetFolder],
  folder: (asset) => [asset.assetFolder],
  resource_type: (asset) => [asset.resourceType],
  type: (asset) => [asset.type],
  format: (asset) => [asset.format],
  tags: (asset) => asset.tags,
};

/** The part of Cloudinary's search language that joins `field:value` and `field=value` by AND; a trailing * is open-ended. */
export function searchFilter(expression: string): (asset: Asset) => boolean {
  const clauses = expression
    .split(/\s+AND\s+/i)
    .map((clause) => clause.trim())
    .filter(Boolean)
    .map(asClause);
  return (asset) => clauses.every((fits) => fits(asset));
}

function asClause(clause: string): (asset: Asset) => boolean {
  const parts = /^(\w+)\s*([:=])\s*"?([^"]+?)"?$/.exec(clause);
  const values = FIELDS[parts?.[1] ?? ""];
  const wanted = parts?.[3];
  if (!values || !wanted) throw new CloudinaryError(400, `Error parsing expression - '${clause}'`);
  if (wanted.endsWith("*")) return (asset) => values(asset).some((value) => value.startsWith(wanted.slice(0, -1)));
  return (asset) => values(asset).includes(wanted);
}
