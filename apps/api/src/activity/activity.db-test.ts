import { newId, objectId } from "@vitrina/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admin, startTestApi, type TestApi } from "../testing/api.test-kit.ts";
import { expectByIndex } from "../testing/database-reads.test-kit.ts";
import { confirmedApplication, publishedCampaign } from "../testing/fixtures.test-kit.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ watched: true });
});
afterAll(() => api.close());

const reviewer = () => api.as(admin("reviewer"));

describe("what happened in a campaign", () => {
  test("is told with who did it, to whom, and what it was before and after", async () => {
    const campaign = await publishedCampaign(api, { title: "Tereré de verano" });
    const { row } = await confirmedApplication(api, campaign.id);
    const { items } = await reviewer().activity.ofCampaign({ campaignId: campaign.id });
    expect(items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["application.confirmed", "campaign.status-changed", "campaign.created"]),
    );
    const confirmed = items.find(({ action }) => action === "application.confirmed");
    expect(confirmed).toMatchObject({
      actor: { kind: "admin", name: "The manager", byKey: false },
      campaign: { id: campaign.id, title: "Tereré de verano" },
      creator: { id: row.creatorId, name: row.creatorName },
    });
    expect(confirmed?.changes).toContainEqual({ field: "status", before: "applied", after: "confirmed" });
    expect(items.find(({ action }) => action === "campaign.created")?.changes).toEqual([]);
  });

  test("stands in the creator's history too, and in nobody else's", async () => {
    const campaign = await publishedCampaign(api);
    const { row } = await confirmedApplication(api, campaign.id);
    const other = await confirmedApplication(api, campaign.id);
    const { items } = await reviewer().activity.ofCreator({ creatorId: row.creatorId });
    expect(items).toContainEqual(expect.objectContaining({ action: "application.confirmed" }));
    expect(items.filter(({ creator }) => creator?.id === other.row.creatorId)).toEqual([]);
  });

  test("of a campaign or a creator that is not there is not found", async () => {
    const nobody = "0".repeat(24);
    const asked = reviewer().activity.ofCampaign({ campaignId: nobody });
    await expect(asked).rejects.toMatchObject({ code: "NOT_FOUND", message: "no-such-campaign" });
    const ofNobody = reviewer().activity.ofCreator({ creatorId: nobody });
    await expect(ofNobody).rejects.toMatchObject({ code: "NOT_FOUND", message: "no-such-creator" });
  });

  test("is answered by index, page after page, among ten thousand acts", async () => {
    const campaign = await publishedCampaign(api);
    await plantActs(campaign.id, 5_000);
    await plantActs(newId(), 5_000);
    let cursor: string | null = null;
    const reads = await api.reads("audit_log", async () => {
      const first = await reviewer().activity.ofCampaign({ campaignId: campaign.id, limit: 50 });
      cursor = first.nextCursor;
      expect(first.total).toBeGreaterThanOrEqual(5_000);
      const second = await reviewer().activity.ofCampaign({ campaignId: campaign.id, limit: 50, cursor });
      const seen = new Set([...first.items, ...second.items].map(({ id }) => id));
      expect(seen.size).toBe(100);
    });
    expectByIndex(reads);
  });
});

async function plantActs(campaignId: string, count: number) {
  await api.wiring.db.collection("audit_log").insertMany(
    Array.from({ length: count }, (_, index) => ({
      _id: objectId(newId()),
      at: new Date(api.now().getTime() - index * 1_000),
      action: "campaign.updated",
      actor: { kind: "admin", userId: newId(), keyId: null, name: "Alguien" },
      target: { kind: "campaign", id: campaignId },
      campaignId,
      creatorId: null,
      before: { fee: index },
      after: { fee: index + 1 },
    })),
  );
}
