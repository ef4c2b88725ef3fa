import { expect, test } from "vitest";
import { canaries } from "./canaries.ts";

const { secret, watch, shownIn } = canaries();
const key = secret("key", (random) => `re_${random}/+?`);
watch("token", "a-token-of-somebody");

test.each([
  ["plain", (text: string) => `{"key":"${text}"}`],
  ["in an address", (text: string) => `?key=${encodeURIComponent(text)}`],
  ["in hex", (text: string) => Buffer.from(text).toString("hex")],
  ["in Base64", (text: string) => Buffer.from(text).toString("base64")],
  ["behind one byte in Base64", (text: string) => Buffer.from(`:${text}`).toString("base64")],
  ["behind a name in Base64", (text: string) => Buffer.from(`api:${text}`).toString("base64")],
  ["in the middle of Base64 for addresses", (text: string) => Buffer.from(`ab${text} and more`).toString("base64url")],
])("a secret is found %s", (_how, shape) => {
  expect(shownIn(`before ${shape(key)} after`)).toEqual(["key"]);
});

test("each is told by its name, and nothing is found where nothing is", () => {
  expect(shownIn(`${key} a-token-of-somebody`)).toEqual(["key", "token"]);
  expect(shownIn("a token of somebody else, canary")).toEqual([]);
});

test("a secret that could be chance is refused", () => {
  expect(() => watch("pin", "1234")).toThrow(RangeError);
});
