import type { MediaPurpose } from "@vitrina/domain/media";
import type { Link, Place } from "@vitrina/media-migration";
import { Int32 } from "mongodb";

const assetId = (field: string): Link => ({ field, of: (id) => id, isFree: (value) => value === null });

const productImages: Link = {
  field: "images",
  of: (id) => [{ assetId: id, alt: "", position: new Int32(0) }],
  isFree: (value) => value === null || (Array.isArray(value) && value.length === 0),
};

/** Where the previous application kept pictures, and what this product calls them. */
export const PLACES: readonly (Place & { purpose: MediaPurpose })[] = [
  {
    shape: "field",
    collection: "products",
    field: "imageUrl",
    provider: "imageProvider",
    link: productImages,
    purpose: "product_image",
  },
  {
    shape: "field",
    collection: "ugc_campaigns",
    field: "coverImage",
    link: assetId("coverAssetId"),
    purpose: "campaign_cover",
  },
  {
    shape: "field",
    collection: "ugc_creators",
    field: "profilePicture",
    link: assetId("profilePictureAssetId"),
    purpose: "profile_picture",
  },
  { shape: "tree", collection: "website_builder_pages", field: "components", purpose: "website_image" },
];
