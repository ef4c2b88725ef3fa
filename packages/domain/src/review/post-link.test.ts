import { describe, expect, test } from "vitest";
import { postLink } from "./post-link.ts";

describe("the link of a post", () => {
  test.each([
    ["https://www.instagram.com/reel/C8abc_D-1/?igsh=xyz", "https://www.instagram.com/reel/C8abc_D-1", "instagram"],
    ["instagram.com/sofi.py/p/C8abcD/", "https://instagram.com/sofi.py/p/C8abcD", "instagram"],
    ["https://www.instagram.com/stories/sofi/312345/", "https://www.instagram.com/stories/sofi/312345", "instagram"],
    ["https://www.tiktok.com/@sofi.py/video/7301?lang=es", "https://www.tiktok.com/@sofi.py/video/7301", "tiktok"],
    ["https://vm.tiktok.com/ZMabc123/", "https://vm.tiktok.com/ZMabc123", "tiktok"],
    ["https://youtube.com/shorts/abc-DEF_123?feature=share", "https://youtube.com/shorts/abc-DEF_123", "youtube"],
    ["https://m.youtube.com/watch?v=abc-DEF_123&t=3", "https://m.youtube.com/watch?v=abc-DEF_123", "youtube"],
    ["https://youtu.be/abcDEF12345", "https://youtu.be/abcDEF12345", "youtube"],
    ["https://www.facebook.com/reel/123456", "https://www.facebook.com/reel/123456", "facebook"],
    ["https://x.com/sofi/status/17", "https://x.com/sofi/status/17", "x"],
  ])("%s", (text, url, platform) => {
    expect(postLink(text)).toEqual({ url, platform });
  });

  test.each([
    "",
    "hola",
    "https://example.com/reel/1",
    "https://instagram.com/sofi.py",
    "https://evil.com/?u=https://instagram.com/p/1",
    "https://instagram.com.evil.com/p/1",
    "https://instagram.com@evil.com/p/1",
    "https://www.youtube.com/watch",
    "https://www.tiktok.com/@sofi",
    "javascript:alert(1)",
  ])("is not: %s", (text) => {
    expect(() => postLink(text)).toThrowError(expect.objectContaining({ reason: "not-a-post-link" }));
  });
});
