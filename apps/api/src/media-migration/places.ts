import type { MediaPurpose } from "@vitrina/domain/media";
import type { Place } from "@vitrina/media-migration";

/** Where the previous application kept pictures, and what this product calls them. */
export const PLACES: readonly (Place & { purpose: MediaPurpose })[] = [
  {
    shape: "field",
    collection: "products",
    field: "imageUrl",
    provider: "imageProvider",
    purpose: "product_image",
  },
  {
    shape: "field",
    collection: "ugc_campaigns",
    field: "coverImage",
    link: "coverAssetId",
    purpose: "campaign_cover",
  },
  {
    shape: "field",
    collection: "ugc_creators",
    field: "profilePicture",
    link: "profilePictureAssetId",
    purpose: "profile_picture",
  },
  { shape: "tree", collection: "website_builder_pages", field: "components", purpose: "website_image" },
];
