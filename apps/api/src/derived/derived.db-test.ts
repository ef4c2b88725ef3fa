import { objectId } from "@vitrina/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { admin, startTestApi, type TestApi } from "../testing/api.test-kit.ts";
import { approvedCreator, publishedCampaign } from "../testing/fixtures.test-kit.ts";
import { deriveMissing } from "./derive-missing.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const NOTHING = { creators: 0, brands: 0, products: 0, campaigns: 0 };
const written = () => api.wiring.db.collection("audit_log").find({ action: "derived.filled" }).toArray();

test("what was stored before lists needed more is completed, found again and told of once", async () => {
  const campaign = await publishedCampaign(api, { title: "Terere en la plaza" });
  const { creatorId } = await approvedCreator(api);
  const without = async (collection: "brands" | "ugc_campaigns" | "ugc_creators", id: string, fields: string[]) => {
    const unset = Object.fromEntries(fields.map((field) => [field, ""]));
    await api.wiring.db.collection(collection).updateOne({ _id: objectId(id) }, { $unset: unset });
  };
  await without("ugc_campaigns", campaign.id, ["searchKeys"]);
  await without("brands", campaign.brandId, ["searchKeys"]);
  await without("ugc_creators", creatorId, ["completeness"]);
  const found = async () =>
    (await api.as(admin("manager")).campaigns.list({ search: "plaza" })).items.map(({ id }) => id);
  const half = async () =>
    (await api.as(admin("manager")).creators.list({ completeness: ["half"] })).items.map(({ id }) => id);
  expect([await found(), await half()]).toEqual([[], []]);

  expect(await deriveMissing(api.wiring.ports)).toEqual({ ...NOTHING, creators: 1, brands: 1, campaigns: 1 });
  expect([await found(), await half()]).toEqual([[campaign.id], []]);
  const stored = await api.wiring.db.collection("ugc_creators").findOne({ _id: objectId(creatorId) });
  expect(stored?.completeness).toBeTypeOf("number");
  expect(await written()).toMatchObject([{ actor: { kind: "system" }, after: { creators: 1 } }]);

  expect(await deriveMissing(api.wiring.ports)).toEqual(NOTHING);
  expect(await written()).toHaveLength(1);
});

test("more than one batch is filled in one go", async () => {
  const brands = Array.from({ length: 1_201 }, (_, index) => ({
    name: `Antes ${index}`,
    ruc: "",
    searchText: `antes ${index}`,
    createdAt: api.now(),
  }));
  await api.wiring.db.driver.collection("brands").insertMany(brands);
  expect(await deriveMissing(api.wiring.ports)).toEqual({ ...NOTHING, brands: 1_201 });
  expect((await api.as(admin("manager")).brands.list({ search: "antes 1200" })).total).toBe(1);
});
