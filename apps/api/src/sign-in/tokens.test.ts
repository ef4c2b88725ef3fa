import { expect, test } from "vitest";
import { cryptoTokens } from "./tokens.ts";

const OLD = "an-old-secret-of-more-than-32-characters";
const NEW = "a-new-secret-of-more-than-32-characters!";

test("a sealed text opens again and does not show what it holds", () => {
  const tokens = cryptoTokens([NEW]);
  const sealed = tokens.seal("https://example.com/?token=abc");
  expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toContain("token");
  expect(tokens.unseal(sealed)).toBe("https://example.com/?token=abc");
});

test("a text sealed before the secret was rotated still opens", () => {
  expect(cryptoTokens([NEW, OLD]).unseal(cryptoTokens([OLD]).seal("kept"))).toBe("kept");
});

test("a text sealed with a secret that was taken out does not open", () => {
  expect(() => cryptoTokens([NEW]).unseal(cryptoTokens([OLD]).seal("lost"))).toThrow(/does not open/);
});

test("an altered text does not open", () => {
  const tokens = cryptoTokens([NEW]);
  const bytes = Buffer.from(tokens.seal("kept"), "base64url");
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(() => tokens.unseal(bytes.toString("base64url"))).toThrow(/does not open/);
});

test("two tokens differ, and the hash is found again from the token alone", () => {
  const tokens = cryptoTokens([NEW]);
  const [one, other] = [tokens.issue(), tokens.issue()];
  expect(one.token).not.toBe(other.token);
  expect(tokens.hashOf(one.token)).toBe(one.hash);
  expect(one.hash).not.toContain(one.token);
});
