import { v2 as sdk } from "cloudinary";
import { expect, test } from "vitest";
import { deliverySrcSet, deliveryUrl, type Look } from "./delivery.ts";

const BASE = "https://res.cloudinary.com/demo";
const PICTURE = { publicId: "campaigns/64f0/niña con té", version: 1700000000 };

test.each<[Look, Record<string, string | number>]>([
  [{}, {}],
  [{ width: 320 }, { crop: "limit", width: 320 }],
  [
    { width: 320, height: 200 },
    { crop: "fill", gravity: "auto", width: 320, height: 200 },
  ],
  [
    { width: 64, height: 64, crop: "thumb", gravity: "face", dpr: 2 },
    { crop: "thumb", gravity: "face", width: 64, height: 64, dpr: 2 },
  ],
  [
    { width: 24, blur: 800 },
    { crop: "limit", width: 24, effect: "blur:800" },
  ],
])("%j is written as Cloudinary's own SDK writes it", (look, options) => {
  const theirs = sdk.url(PICTURE.publicId, {
    ...options,
    cloud_name: "demo",
    secure: true,
    urlAnalytics: false,
    version: PICTURE.version,
    fetch_format: "auto",
    quality: "auto",
  });
  // The SDK writes the ratio of pixels as 2.0.
  expect(deliveryUrl(BASE, PICTURE, look)).toBe(theirs.replace("dpr_2.0", "dpr_2"));
});

test("a source set names each width once, at one shape", () => {
  const set = deliverySrcSet(BASE, { publicId: "a", version: 1 }, [100, 200], { aspectRatio: 2 });
  expect(set.split(", ").map((entry) => entry.slice(BASE.length))).toEqual([
    "/image/upload/c_fill,f_auto,g_auto,h_50,q_auto,w_100/v1/a 100w",
    "/image/upload/c_fill,f_auto,g_auto,h_100,q_auto,w_200/v1/a 200w",
  ]);
});
