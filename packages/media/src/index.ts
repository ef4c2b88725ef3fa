export { type CallReport, ExternalError } from "@vitrina/outside";
export { type AddressLimits, type AddressRefusal, AddressRefused, addressSource } from "./address-source.ts";
export { cloudinaryLibrary, type MediaLibrary } from "./cloudinary-library.ts";
export { type CloudinaryMediaConfig, cloudinaryMedia } from "./cloudinary-media.ts";
export { deliverySrcSet, deliveryUrl, type Look, type PublicPicture } from "./delivery.ts";
export type {
  AssetRef,
  ExpectedUpload,
  Media,
  Place,
  SignedUpload,
  StoredAsset,
  UploadSource,
  VerifiedAsset,
} from "./media.ts";
export { type UploadRefusal, UploadRefused } from "./upload-refused.ts";
export type { DeliveryType, ResourceType, RulesByPurpose, UploadRules } from "./upload-rules.ts";
