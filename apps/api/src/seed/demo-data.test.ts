import { ruc } from "@vitrina/domain/brands";
import { CAMPAIGN_STATUSES, campaignContent, NO_BRIEF_PARTS } from "@vitrina/domain/campaigns";
import { phone } from "@vitrina/domain/creators";
import { expect, test } from "vitest";
import { DEMO_BRANDS, withCheckDigit } from "./demo-brands.ts";
import { CREATOR_KEYS, DEMO_CREATORS } from "./demo-creators.ts";
import { LOOKS } from "./painting/portrait-looks.ts";
import { paintPortrait } from "./painting/portraits.ts";
import { STORIES } from "./stories/index.ts";

const VOSEO = /\b(vos|sos|tenés|podés|querés|contá|mostrá|mandá|escribí|elegí|grabá|usá|decí)\b/iu;

test("check digits are those of the tax office", () => {
  expect(withCheckDigit("1234567")).toBe("1234567-9");
  for (const { ruc: number } of Object.values(DEMO_BRANDS))
    expect(ruc.safeParse(withCheckDigit(number)).success).toBe(true);
});

test("every campaign is one that an admin could have written", () => {
  const ids = { brandId: "0".repeat(24), coverAssetId: null, applicationDeadline: new Date(0) };
  for (const { content } of STORIES)
    expect(campaignContent.parse({ ...NO_BRIEF_PARTS, ...content, ...ids })).toMatchObject(content);
  expect(new Set(STORIES.map(({ content }) => content.title)).size).toBe(STORIES.length);
  expect(CAMPAIGN_STATUSES.length).toBeLessThan(STORIES.length);
});

test("nobody is spoken to in voseo", () => {
  for (const { content, applications } of STORIES) {
    expect(content.brief).not.toMatch(VOSEO);
    for (const { rejected } of applications) expect(rejected?.message ?? "").not.toMatch(VOSEO);
  }
});

test("creators can be reached and seen where their profile says so", () => {
  for (const key of CREATOR_KEYS) {
    const { phone: number, hasPortrait } = DEMO_CREATORS[key];
    if (number) expect(phone.safeParse(number).success).toBe(true);
    expect([key, LOOKS[key] !== undefined]).toEqual([key, hasPortrait]);
  }
});

test("a portrait is painted the same every time", async () => {
  expect(Buffer.compare(await paintPortrait("sofia"), await paintPortrait("sofia"))).toBe(0);
});
