import { newId } from "@vitrina/db";
import { type CampaignContent, NO_BRIEF_PARTS } from "@vitrina/domain/campaigns";
import { MEDIA_POLICIES, type MediaPurpose } from "@vitrina/domain/media";
import type { CreatorActor } from "@vitrina/domain/people";
import { admin, creatorActor, type TestApi } from "./api.test-kit.ts";

let counter = 0;

/** A campaign's content that could be published. */
export function campaignContent(brandId: string, coverAssetId: string, change: Partial<CampaignContent> = {}) {
  return {
    brandId,
    title: `Campaña ${++counter}`,
    ...NO_BRIEF_PARTS,
    brief: "Muestra el producto en casa.",
    coverAssetId,
    contentPlan: [
      { type: "reel", quantity: 1, specification: "Vertical" },
      { type: "photo", quantity: 2, specification: "Con luz natural" },
    ],
    eligibility: { categories: [], minimumFollowers: 0, cities: [] },
    slots: 3,
    fee: 350_000,
    paymentDays: 10,
    applicationDeadline: new Date("2026-12-20T02:59:59.999Z"),
    deliveryDays: 7,
    deliveryStarts: "on_confirmation",
    revisionRounds: 2,
    usageRights: { channels: ["instagram"], paid: false, territory: "Paraguay", months: 6 },
    ...change,
  } satisfies CampaignContent;
}

/** A verified picture, put straight into the register. */
export async function storedCover(api: TestApi, purpose: MediaPurpose = "campaign_cover") {
  const id = newId();
  const { folder } = MEDIA_POLICIES[purpose];
  await api.wiring.ports.assets.reserve({
    id,
    purpose,
    folder,
    publicId: `${folder}/${id}`,
    fileName: "cover.jpg",
    expectedBytes: 10,
    expectedMd5: "0".repeat(32),
    uploadedBy: newId(),
  });
  await api.wiring.ports.assets.verify(id, {
    outsideAssetId: id,
    version: 1,
    format: "jpg",
    bytes: 10,
    resourceType: "image",
    width: 1600,
    height: 1000,
  });
  return id;
}

/** A published campaign, by its doors. */
export async function publishedCampaign(api: TestApi, change: Partial<CampaignContent> = {}) {
  const manager = api.as(admin("manager"));
  const brand = await manager.brands.create({ name: `Marca ${++counter}`, ruc: "" });
  const content = campaignContent(brand.id, await storedCover(api), change);
  const draft = await manager.campaigns.create(content);
  return manager.campaigns.changeStatus({ id: draft.id, revision: draft.revision, to: "published" });
}

/** An approved creator whose profile is complete enough to apply. */
export async function approvedCreator(api: TestApi): Promise<CreatorActor> {
  const userId = newId();
  const name = `Creadora ${++counter}`;
  const { id, revision } = await api.wiring.ports.creators.begin({ userId, name, email: `${userId}@creators.test` });
  await api.wiring.ports.creators.changeIfStill(id, revision, {
    status: "approved",
    phone: "+595981123456",
    city: "Asunción",
    socialAccounts: [{ platform: "instagram", handle: "creadora", url: "", followers: 5_000 }],
  });
  return creatorActor(id, userId);
}

/** A creator who applied to a campaign and was confirmed. */
export async function confirmedApplication(api: TestApi, campaignId: string) {
  const creator = await approvedCreator(api);
  const { id } = await api.as(creator).applications.submit({ campaignId, pitch: "Me encanta." });
  const row = await api.as(admin("manager")).applications.confirm({ id });
  return { creator, row };
}
