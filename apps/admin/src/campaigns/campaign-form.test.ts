import { type CampaignContent, campaignContent, NO_BRIEF_PARTS } from "@vitrina/domain/campaigns";
import { describe, expect, test } from "vitest";
import {
  campaignFormShape,
  changedFields,
  collides,
  mergeNewer,
  newCampaignForm,
  storable,
  toCampaignForm,
  toContent,
} from "./campaign-form.ts";

const content: CampaignContent = {
  ...NO_BRIEF_PARTS,
  brandId: "a".repeat(24),
  title: "Tereré de verano",
  brief: "Mostrar el termo en la costanera.",
  coverAssetId: "b".repeat(24),
  contentPlan: [{ type: "reel", quantity: 2, specification: "Vertical, 30 s" }],
  eligibility: { categories: ["food"], minimumFollowers: 3000, cities: ["Asunción", "Luque"] },
  slots: 8,
  fee: 450_000,
  paymentDays: 15,
  applicationDeadline: new Date("2026-12-13T02:59:59.999Z"),
  deliveryDays: 10,
  deliveryStarts: "on_product_received",
  revisionRounds: 2,
  usageRights: { channels: ["instagram"], paid: true, territory: "Paraguay", months: 6 },
};
const base = toCampaignForm(content);
const DRAFT = { isDraft: true };

describe("a campaign between the form and the wire", () => {
  test("opened and saved without a change, it is the same campaign", () => {
    expect(campaignContent.parse(toContent(base))).toEqual(content);
    expect(changedFields(base, toCampaignForm(content), DRAFT)).toEqual([]);
  });

  test("cities typed with stray commas and spaces are a clean list", () => {
    const typed = { ...base, eligibility: { ...base.eligibility, cities: " Asunción,, Villarrica , " } };
    expect(campaignContent.parse(toContent(typed)).eligibility.cities).toEqual(["Asunción", "Villarrica"]);
  });

  test("a blank number is refused by the shape, at the field it belongs to, and never sent as zero", () => {
    const checked = campaignContent.safeParse(toContent({ ...base, fee: null, applicationDeadline: null }));
    expect(checked.error?.issues.map((issue) => issue.path.join("."))).toEqual(["fee", "applicationDeadline"]);
  });

  test("a city that is too long is reported at the field that holds them all", () => {
    const typed = { ...base, eligibility: { ...base.eligibility, cities: `Luque, ${"x".repeat(81)}` } };
    const checked = campaignFormShape.safeParse(typed);
    expect(checked.success ? [] : checked.error.issues.map((issue) => issue.path)).toEqual([["eligibility", "cities"]]);
  });

  test("a new campaign only lacks what nobody can guess: brand, title and fee", () => {
    const checked = campaignContent.safeParse(toContent(newCampaignForm(new Date("2026-11-22T12:00:00Z"))));
    expect(checked.error?.issues.map((issue) => issue.path.join("."))).toEqual(["brandId", "title", "fee"]);
  });
});

describe("an update", () => {
  test("sends the fields that changed and leaves the rest alone", () => {
    expect(changedFields(base, { ...base, title: "Otro", slots: 9 }, DRAFT).toSorted()).toEqual(["slots", "title"]);
  });

  test("carries the delivery terms of a draft alone; later they are moved where an admin sees whom it affects", () => {
    const moved = { ...base, deliveryDays: 3 };
    expect(changedFields(base, moved, { isDraft: false })).toEqual([]);
    expect(changedFields(base, moved, DRAFT)).toEqual(["deliveryDays"]);
  });

  test("after somebody else's change keeps what this person typed and takes over the rest", () => {
    const mine = { ...base, title: "Mi título" };
    const newer = { ...base, title: "Su título", brief: "Su consigna", slots: 20 };
    expect(mergeNewer(base, mine, newer, DRAFT)).toEqual({ ...newer, title: "Mi título" });
  });
});

describe("what is stored while somebody still writes", () => {
  test("is every field that is whole, and not the others", () => {
    const half = { ...base, title: "ab", slots: null, brief: "Nueva consigna", hashtags: "#verano terere" };
    const changed = changedFields(base, half, DRAFT);
    expect(storable(half, changed, content)).toEqual({
      content: { brief: "Nueva consigna", hashtags: ["verano", "terere"] },
      incomplete: ["title", "slots"],
    });
  });

  test("is nothing where only spaces were added", () => {
    const spaced = { ...base, title: `${base.title} `, dos: "\n" };
    expect(storable(spaced, changedFields(base, spaced, DRAFT), content)).toEqual({ content: {}, incomplete: [] });
  });

  test("collides only with what somebody else wrote in the same field", () => {
    const theirs = { ...base, brief: "Su consigna" };
    expect(collides(base, theirs, ["title", "slots"])).toBe(false);
    expect(collides(base, theirs, ["title", "brief"])).toBe(true);
  });
});

test.each([
  ["dos", "Uno\n\n  Dos  \n", ["Uno", "Dos"]],
  ["hashtags", "#Tereré, terere  ##verano #verano", ["Tereré", "terere", "verano"]],
  ["mentions", "@marca.py\n@marca.py otra", ["marca.py", "otra"]],
] as const)("%s typed as %j are a clean list", (field, typed, list) => {
  expect(campaignContent.parse(toContent({ ...base, [field]: typed }))[field]).toEqual(list);
});

test("a tag that cannot be one is reported at the field that holds them all", () => {
  const checked = campaignFormShape.safeParse({ ...base, hashtags: "#bien #mal-hecho" });
  expect(checked.success ? [] : checked.error.issues.map((issue) => issue.path)).toEqual([["hashtags"]]);
});
