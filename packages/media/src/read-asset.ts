import type { StoredAsset } from "./media.ts";
import type { DeliveryType, ResourceType } from "./upload-rules.ts";

const RESOURCE_TYPES: readonly string[] = ["image", "video", "raw"];
const DELIVERY_TYPES: readonly string[] = ["upload", "authenticated"];

const isResourceType = (value: unknown): value is ResourceType => RESOURCE_TYPES.includes(String(value));
const isDeliveryType = (value: unknown): value is DeliveryType => DELIVERY_TYPES.includes(String(value));

/** Cloudinary's description of a file in our words; nothing when it is not one. */
export function readAsset(answer: unknown): StoredAsset | undefined {
  if (typeof answer !== "object" || answer === null) return undefined;
  const told: Record<string, unknown> = { ...answer };
  const { asset_id, public_id, version, format, resource_type, type, bytes, etag, width, height } = told;
  if (typeof asset_id !== "string" || typeof public_id !== "string" || typeof version !== "number") return undefined;
  if (typeof bytes !== "number" || typeof etag !== "string") return undefined;
  if (!isResourceType(resource_type) || !isDeliveryType(type)) return undefined;
  return {
    assetId: asset_id,
    publicId: public_id,
    resourceType: resource_type,
    deliveryType: type,
    version,
    format: typeof format === "string" ? format : "",
    bytes,
    etag,
    ...(typeof width === "number" && { width }),
    ...(typeof height === "number" && { height }),
  };
}
