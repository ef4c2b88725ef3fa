import { type CampaignContent, campaignContent, NO_BRIEF_PARTS } from "@vitrina/domain/campaigns";
import { describe, expect, test } from "vitest";
import {
  campaignFormShape,
  changedFields,
  mergeNewer,
  missingToPublish,
  newCampaignForm,
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

describe("a campaign between the form and the wire", () => {
  test("opened and saved without a change, it is the same campaign", () => {
    expect(campaignContent.parse(toContent(base))).toEqual(content);
    expect(changedFields(base, toCampaignForm(content))).toEqual([]);
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
    expect(changedFields(base, { ...base, title: "Otro", slots: 9 }).toSorted()).toEqual(["slots", "title"]);
  });

  test("never carries the delivery terms, which are moved where an admin sees whom it affects", () => {
    expect(changedFields(base, { ...base, deliveryDays: 3, deliveryStarts: "on_confirmation" })).toEqual([]);
  });

  test("after somebody else's change keeps what this person typed and takes over the rest", () => {
    const mine = { ...base, title: "Mi título" };
    const newer = { ...base, title: "Su título", brief: "Su consigna", slots: 20 };
    expect(mergeNewer(base, mine, newer)).toEqual({ ...newer, title: "Mi título" });
  });
});

describe("what is missing before publishing", () => {
  test.each([
    ["nothing", {}, []],
    ["the cover", { coverAssetId: null }, ["missingCover"]],
    ["a piece in the plan", { contentPlan: [] }, ["missingPlan"]],
    ["a date that has not passed", { applicationDeadline: new Date("2026-11-01T00:00:00Z") }, ["missingDate"]],
  ])("%s", (_what, change, missing) => {
    expect(missingToPublish({ ...content, ...change }, new Date("2026-11-22T12:00:00Z"))).toEqual(missing);
  });
});
