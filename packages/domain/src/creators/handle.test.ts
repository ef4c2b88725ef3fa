import { expect, test } from "vitest";
import { handleAddress, handleOf } from "./handle.ts";

test.each([
  ["instagram", "sofi.gimenezr", "sofi.gimenezr"],
  ["instagram", "  @Sofi.GimenezR ", "sofi.gimenezr"],
  ["instagram", "https://www.instagram.com/sofi.gimenezr/?hl=es", "sofi.gimenezr"],
  ["instagram", "instagram.com/sofi.gimenezr", "sofi.gimenezr"],
  ["instagram", "sofi..gimenez", null],
  ["instagram", ".sofi", null],
  ["instagram", "sofi.", null],
  ["instagram", "sofi giménez", null],
  ["instagram", "a".repeat(31), null],
  ["instagram", "https://www.tiktok.com/@sofi", null],
  ["instagram", "", null],
  ["instagram", "@", null],
  ["tiktok", "https://www.tiktok.com/@sofi_py?lang=es", "sofi_py"],
  ["tiktok", "s", null],
  ["tiktok", "a".repeat(25), null],
  ["youtube", "https://youtube.com/@Cocina-Ñandutí", "cocina-ñandutí"],
  ["youtube", "https://m.youtube.com/%40sofi", "sofi"],
  ["youtube", "ab", null],
  ["facebook", "facebook.com/sofi.gimenez", "sofi.gimenez"],
  ["facebook", "sofi", null],
  ["x", "@sofi_py", "sofi_py"],
  ["x", "https://twitter.com/sofi_py", "sofi_py"],
  ["x", "sofi.py", null],
  ["x", "https://x.com/", null],
  ["x", "https://x.com/%zz", null],
] as const)("%s: “%s” is %s", (platform, typed, handle) => {
  expect(handleOf(platform, typed)).toBe(handle);
});

test("a handle leads to its page", () => {
  expect(handleAddress("tiktok", "sofi")).toBe("https://www.tiktok.com/@sofi");
});
