import { LETTER_KINDS } from "@vitrina/domain/mail";
import { LOCALES } from "@vitrina/domain/time";
import { expect, test } from "vitest";
import { previewMail } from "./preview-mail.ts";

const EVERY = LETTER_KINDS.flatMap((kind) => LOCALES.map((locale) => ({ kind, locale })));

test.each(EVERY)("$kind is a whole mail in $locale, with nothing missing in it", async ({ kind, locale }) => {
  const { subject, html, text } = await previewMail({ kind, locale });
  expect(subject.length).toBeGreaterThan(5);
  for (const part of [subject, html, text]) {
    expect(part).not.toMatch(/undefined|\[object|NaN|Invalid Date|(^|\s)null(\s|$)/);
  }
  expect(html).toContain(`lang="${locale}"`);
  expect(text).toContain("https://vitrina.example/");
});

test("the two languages differ in every letter", async () => {
  for (const kind of LETTER_KINDS) {
    const [es, en] = await Promise.all(LOCALES.map((locale) => previewMail({ kind, locale })));
    expect(es?.text).not.toBe(en?.text);
  }
});
