import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { resigned, signedToken } from "./session-cookie.ts";

const NAME = "vitrina.session_token";
const cookie = (token: string, secret: string) =>
  `${NAME}=${encodeURIComponent(`${token}.${createHmac("sha256", secret).update(token).digest("base64")}`)}`;

test("a signed token is read among other cookies", () => {
  expect(signedToken(`theme=dark; ${cookie("abc", "one")}; x=y`, NAME, ["one"])).toBe("abc");
});

test.each([
  ["nothing", undefined],
  ["another cookie", "theme=dark"],
  ["a token without signature", `${NAME}=abc`],
  ["an empty signature", `${NAME}=abc.`],
  ["another's signature", cookie("abc", "two")],
  ["a signature of another token", cookie("abc", "one").replace("abc", "abd")],
  ["broken encoding", `${NAME}=%E0%A4%A`],
  ["a cookie whose name only ends alike", `x${cookie("abc", "one")}`],
])("%s is no session", (_what, header) => {
  expect(signedToken(header, NAME, ["one"])).toBeNull();
});

test("a cookie of the secret before still counts, and is handed on with the new one's signature", () => {
  const old = `theme=dark; ${cookie("abc", "old")}`;
  expect(signedToken(old, NAME, ["new", "old"])).toBe("abc");
  expect(resigned(old, NAME, ["new", "old"])).toBe(`theme=dark; ${cookie("abc", "new")}`);
});

test("a forged cookie is not signed for the forger", () => {
  const forged = cookie("abc", "forged");
  expect(resigned(forged, NAME, ["new", "old"])).toBe(forged);
});
