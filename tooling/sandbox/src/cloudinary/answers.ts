import type { CloudinaryAccount } from "./account.ts";
import type { Asset } from "./asset-library.ts";
import { responseSignature } from "./signature.ts";

export type AnswerSettings = { account: CloudinaryAccount; deliveryOrigin: () => string };

export function deliveryAddress(asset: Asset, settings: AnswerSettings): string {
  const id = asset.publicId.split("/").map(encodeURIComponent).join("/");
  const ending = asset.format && asset.resourceType !== "raw" ? `.${asset.format}` : "";
  const { cloudName } = settings.account;
  return `${settings.deliveryOrigin()}/${cloudName}/${asset.resourceType}/${asset.type}/v${asset.version}/${id}${ending}`;
}

/** An asset as the Admin API tells it. */
export function adminAnswer(asset: Asset, settings: AnswerSettings): Record<string, unknown> {
  const url = deliveryAddress(asset, settings);
  return {
    asset_id: asset.assetId,
    public_id: asset.publicId,
    ...(asset.format && { format: asset.format }),
    version: asset.version,
    version_id: asset.versionId,
    resource_type: asset.resourceType,
    type: asset.type,
    created_at: asset.createdAt,
    bytes: asset.bytes,
    ...(asset.width !== undefined && { width: asset.width, height: asset.height }),
    ...(asset.pages !== undefined && { pages: asset.pages }),
    etag: asset.etag,
    asset_folder: asset.assetFolder,
    display_name: asset.displayName,
    tags: asset.tags,
    ...(Object.keys(asset.context).length > 0 && { context: { custom: asset.context } }),
    url,
    secure_url: url,
  };
}

/** An asset as the Upload API tells it, with the signature over public id and version. */
export function uploadAnswer(asset: Asset, settings: AnswerSettings, existing = false): Record<string, unknown> {
  const { account } = settings;
  return {
    ...adminAnswer(asset, settings),
    signature: responseSignature(asset.publicId, asset.version, account.apiSecret, account.answerHash),
    placeholder: false,
    original_filename: asset.originalFilename,
    api_key: account.apiKey,
    ...(existing && { existing: true }),
  };
}
