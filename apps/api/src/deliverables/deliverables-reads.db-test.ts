import { afterAll, beforeAll, expect, test } from "vitest";
import { admin, startTestApi, type TestApi } from "../testing/api.test-kit.ts";
import { crowdedCampaign } from "../testing/crowd.test-kit.ts";
import { expectByIndex } from "../testing/database-reads.test-kit.ts";

let api: TestApi;
let campaignId: string;
beforeAll(async () => {
  api = await startTestApi({ watched: true });
  campaignId = await crowdedCampaign(api.wiring.db, 2_000);
  const some = { applicationId: { $exists: true }, position: 0 };
  const change = { status: "submitted", submittedAt: new Date("2026-11-20T15:00:00Z") };
  await api.wiring.db.collection("deliverables").updateMany(some, { $set: change });
}, 120_000);
afterAll(() => api.close());

const ask = () => api.as(admin("manager")).deliverables;

test("of 10,000 pieces a campaign's page is answered by an index, whatever the filter", async () => {
  expectByIndex(await api.reads("deliverables", () => ask().ofCampaign({ campaignId })));
  for (const filter of [{ status: ["submitted" as const] }, { type: ["reel" as const] }, { light: ["red" as const] }]) {
    const reads = await api.reads("deliverables", () => ask().ofCampaign({ campaignId, ...filter }));
    expectByIndex(reads, { sorted: false });
  }
  expect((await ask().ofCampaign({ campaignId })).total).toBe(10_000);
});

test("what waits is answered by an index in the order of waiting, and counted by it", async () => {
  const reads = await api.reads("deliverables", () => ask().waiting({ limit: 25 }));
  expectByIndex(reads);
  expect(await ask().waiting({ limit: 25 })).toMatchObject({ total: 2_000, items: { length: 25 } });
});
