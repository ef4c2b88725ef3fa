import { expect, test } from "vitest";
import { afterStep, assertMayStandAt, furtherPlace, maySkip, ONBOARDING_STEPS } from "./onboarding.ts";

const blank = { phone: "", city: "", categories: [], socialAccounts: [], profilePictureAssetId: null };
const reachable = { ...blank, phone: "+595981123456", city: "Luque" };
const seen = { ...reachable, socialAccounts: [{}] };

test.each([
  ["a blank profile", blank, "name", true],
  ["a blank profile", blank, "contact", true],
  ["a blank profile", blank, "categories", false],
  ["one without a city", { ...reachable, city: "" }, "categories", false],
  ["one that can be reached", reachable, "categories", true],
  ["one that can be reached", reachable, "social", true],
  ["one that can be reached", reachable, "languages", false],
  ["one whose work can be seen", seen, "languages", true],
  ["one whose work can be seen", seen, "done", true],
  ["a blank profile", blank, "done", false],
] as const)("%s at %s, %s: %s", (_what, profile, place, may) => {
  const check = () => assertMayStandAt(place, profile);
  if (may) expect(check).not.toThrow();
  else expect(check).toThrow("profile-incomplete");
});

test("every step leads to the next, the last one out", () => {
  const walked = ONBOARDING_STEPS.map(afterStep);
  expect(walked).toEqual([...ONBOARDING_STEPS.slice(1), "done"]);
});

test("only who one is, how to be reached and where the work is cannot be skipped", () => {
  expect(ONBOARDING_STEPS.filter((step) => !maySkip(step))).toEqual(["name", "contact", "social"]);
});

test.each([
  ["name", "contact", "contact"],
  ["sizes", "contact", "sizes"],
  ["done", "picture", "done"],
] as const)("of %s and %s, %s lies further", (one, other, further) => {
  expect(furtherPlace(one, other)).toBe(further);
});
