import { v2 } from "cloudinary";

declare module "cloudinary" {
  namespace v2 {
    namespace api {
      /** Missing from the SDK's own types. */
      function resource_by_asset_id(assetId: string, options?: object): Promise<unknown>;
    }
  }
}

type SigningCalls = {
  api_sign_request(
    params: Record<string, string | number>,
    secret: string,
    hash: "sha1" | "sha256",
    version: 1 | 2,
  ): string;
  private_download_url(publicId: string, format: string, options: Record<string, string | number | boolean>): string;
};

/** The SDK's signing functions with the parameters they really take; its types leave some out. */
export const signing: SigningCalls = v2.utils;
