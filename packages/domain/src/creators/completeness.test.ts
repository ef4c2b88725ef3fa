import { describe, expect, test } from "vitest";
import { blocks, completenessPercent, missingParts, PROFILE_PARTS, type ProfilePart } from "./completeness.ts";

const blank = { phone: "", city: "", categories: [], socialAccounts: [], profilePictureAssetId: null };
const whole = {
  phone: "+595981123456",
  city: "Luque",
  categories: ["food"],
  socialAccounts: [{}],
  languages: ["es"],
  sizes: { top: "M", bottom: "", shoes: "" },
  shippingAddress: { street: "Palma 123" },
  profilePictureAssetId: "a".repeat(24),
};

const WITHOUT: Record<ProfilePart, object> = {
  phone: { phone: "" },
  city: { city: "" },
  categories: { categories: [] },
  socialAccounts: { socialAccounts: [] },
  languages: { languages: [] },
  sizes: { sizes: { top: "", bottom: "", shoes: "" } },
  shippingAddress: { shippingAddress: null },
  picture: { profilePictureAssetId: null },
};

test("a profile nobody has begun lacks everything, one with every part lacks nothing", () => {
  expect(missingParts(blank)).toEqual(PROFILE_PARTS);
  expect(completenessPercent(blank)).toBe(0);
  expect(missingParts(whole)).toEqual([]);
  expect(completenessPercent(whole)).toBe(100);
});

describe.each(PROFILE_PARTS)("a profile without %s", (part) => {
  test("says so, and is an eighth less complete", () => {
    const profile = { ...whole, ...WITHOUT[part] };
    expect(missingParts(profile)).toEqual([part]);
    expect(completenessPercent(profile)).toBe(88);
  });
});

test.each([
  ["phone", "applying", true],
  ["socialAccounts", "applying", true],
  ["shippingAddress", "applying", false],
  ["city", "applying", false],
  ["picture", "applying", false],
  ["shippingAddress", "receiving", true],
  ["phone", "receiving", false],
  ["sizes", "receiving", false],
] as const)("a missing %s keeps from %s: %s", (part, act, does) => {
  expect(blocks(act, [part])).toEqual(does ? [part] : []);
});
