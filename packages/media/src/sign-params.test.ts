import { expect, test } from "vitest";
import { signing } from "./sdk-signatures.ts";
import { signParams } from "./sign-params.ts";

const CALLS: Record<string, string>[] = [
  { folder: "user-uploads", timestamp: "1700000000" },
  { notification_url: "https://e.com/h?a=1&b=2", public_id: "x", timestamp: "1700000000" },
  { type: "upload", asset_folder: "migrated", overwrite: "0", public_id: "migrated/ñandú=&", empty: "" },
];

test.each(CALLS)("is what the SDK makes of %j", (params) => {
  expect(signParams(params, "abcd")).toBe(signing.api_sign_request(params, "abcd", "sha256", 2));
});

test("is what Cloudinary's own example says", () => {
  expect(signParams({ folder: "user-uploads", timestamp: "1700000000" }, "abcd")).toBe(
    "b3a5452687d576f43a2615472e0992cb3ae149aaaed92ae95210d4a182d17711",
  );
});
