import { expect, test } from "vitest";
import { cryptoStamps } from "./stamps.ts";

const [OLD, NEW] = [
  "an-old-secret-of-more-than-thirty-two-characters",
  "a-new-secret-of-more-than-thirty-two-characters",
];

test("what was stamped is read again, and the same text always gets the same stamp", () => {
  const stamps = cryptoStamps([NEW]);
  const stamped = stamps.stamp("form", "ñandutí · 1");
  expect(stamps.read("form", stamped)).toBe("ñandutí · 1");
  expect(stamps.stamp("form", "ñandutí · 1")).toBe(stamped);
});

test("a stamp of an older secret is believed until that secret is taken out", () => {
  const stamped = cryptoStamps([OLD]).stamp("form", "x");
  expect(cryptoStamps([NEW, OLD]).read("form", stamped)).toBe("x");
  expect(cryptoStamps([NEW]).read("form", stamped)).toBeNull();
});

test.each(["", ".", "..", "eA", "eA.", "eA.eA", "eA.eA.eA", "\u0000.\uffff"])("%j is not believed", (stamped) => {
  expect(cryptoStamps([NEW]).read("form", stamped)).toBeNull();
});

test("a stamp counts for its purpose alone, and not for another text", () => {
  const stamps = cryptoStamps([NEW]);
  const [, tail] = stamps.stamp("form", "x").split(".");
  expect(stamps.read("unsubscribe", stamps.stamp("form", "x"))).toBeNull();
  expect(stamps.read("form", `${Buffer.from("y").toString("base64url")}.${tail}`)).toBeNull();
});
