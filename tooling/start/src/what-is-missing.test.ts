import { expect, test } from "vitest";
import { whatIsMissing } from "../what-is-missing.mjs";

test("a Node that cannot install is told apart from one that only lacks the Node of this project", () => {
  expect(whatIsMissing({ node: "18.20.4", installed: true })).toMatch(/needs Node 20 or newer and this is 18\.20\.4/);
  expect(whatIsMissing({ node: "20.20.2", installed: true })).toMatch(/npm rebuild node/);
});

test("before the first install it says to install", () => {
  expect(whatIsMissing({ node: "20.20.2", installed: false })).toMatch(/npm install/);
});

test("a machine that has everything hears nothing", () => {
  expect(whatIsMissing({ node: "24.21.0", installed: true })).toBeUndefined();
});
