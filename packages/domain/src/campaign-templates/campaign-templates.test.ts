import { expect, test } from "vitest";
import { campaignContent } from "../campaigns/index.ts";
import { readRichText } from "../rich-text/index.ts";
import { campaignTemplates, filledFrom } from "./campaign-templates.ts";

const both = (["es", "en"] as const).flatMap((locale) =>
  campaignTemplates(locale).map((template) => ({ locale, ...template })),
);

test.each(both)("$key in $locale fills a campaign that the domain accepts as it is", (template) => {
  const filled = filledFrom(template);
  expect(campaignContent.partial().parse(filled)).toEqual(filled);
  expect(campaignContent.shape.title.safeParse(template.title).success).toBe(true);
});

test.each(both)("$key in $locale says something at every place", (template) => {
  expect(template.specifications).toHaveLength(template.pieces.length);
  expect(readRichText(template.brief).some(({ kind }) => kind === "heading")).toBe(true);
  expect(template.usualFee.from).toBeLessThan(template.usualFee.to);
  for (const list of [template.dos, template.donts, template.checklist, template.hashtags]) {
    expect(list.length).toBeGreaterThan(0);
  }
});

test("no sentence of one language was left in the other", () => {
  const [es, en] = [campaignTemplates("es"), campaignTemplates("en")];
  for (const [place, template] of es.entries()) {
    expect(template.brief).not.toBe(en[place]?.brief);
    expect(template.dos.some((one) => en[place]?.dos.includes(one))).toBe(false);
  }
});
