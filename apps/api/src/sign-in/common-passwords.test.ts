import { expect, test } from "vitest";
import { isCommonPassword } from "./common-passwords.ts";

test.each([
  "1234567890",
  "Password123",
  "qwertyuiop",
  "dragon-2026",
  "!!iloveyou!!",
  "Vitrina2026!",
  "Asunción123",
  "aaaaaaaaaaaa",
  "ababababab",
])("%s is refused", async (password) => expect(await isCommonPassword(password)).toBe(true));

test.each(["diez-letras-o-más", "correct horse battery", "vitrina-demo-2026", "x9$Kq2!mVz7Lp", "mi perro come sandía"])(
  "%s is taken",
  async (password) => expect(await isCommonPassword(password)).toBe(false),
);
