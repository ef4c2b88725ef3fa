import { newId } from "@vitrina/db";
import type { CampaignContent } from "@vitrina/domain/campaigns";
import type { CreatorActor } from "@vitrina/domain/people";
import { admin, type TestApi } from "./api.test-kit.ts";
import { confirmedApplication, publishedCampaign } from "./fixtures.test-kit.ts";

/** A verified file of a creator, put straight into the register. */
export async function storedFile(api: TestApi, owner: { userId: string }, kind: "image" | "video"): Promise<string> {
  const id = newId();
  const format = kind === "video" ? "mp4" : "jpg";
  const { assets } = api.wiring.ports;
  await assets.reserve({
    id,
    purpose: "deliverable_file",
    folder: "deliverables",
    publicId: `deliverables/${id}`,
    fileName: `pieza.${format}`,
    expectedBytes: 10,
    expectedMd5: "0".repeat(32),
    uploadedBy: owner.userId,
  });
  await assets.verify(id, {
    outsideAssetId: id,
    version: 1,
    format,
    bytes: 10,
    resourceType: kind,
    width: 1080,
    height: 1920,
  });
  return id;
}

/** A creator at work in a campaign: a reel and two photos are owed. */
export async function atWork(api: TestApi, change: Partial<CampaignContent> = {}) {
  const { id: campaignId } = await publishedCampaign(api, change);
  return { campaignId, ...(await joined(api, campaignId)) };
}

/** One more creator at work in this campaign. */
export async function joined(api: TestApi, campaignId: string) {
  const { creator, row } = await confirmedApplication(api, campaignId);
  const pieces = await api.as(creator).deliverables.mine({ applicationId: row.id });
  const [reel, photo, other] = pieces;
  if (!reel || !photo || !other) throw new Error("The content plan owes three pieces.");
  return { creator, applicationId: row.id, reel, photo, other };
}

/** Hands in a version with a new file of the right kind. */
export async function handIn(
  api: TestApi,
  creator: CreatorActor,
  piece: { id: string; type: string },
  more: { checklist?: string[] } = {},
) {
  const assetId = await storedFile(api, creator, piece.type === "reel" ? "video" : "image");
  return api.as(creator).deliverables.submit({ id: piece.id, assetIds: [assetId], caption: "Con hielo.", ...more });
}

/** Takes a piece all the way out. */
export async function bringOut(api: TestApi, creator: CreatorActor, piece: { id: string; type: string }) {
  await handIn(api, creator, piece);
  await api.as(admin("reviewer")).deliverables.approve({ id: piece.id, version: 1 });
  return api.as(creator).deliverables.publish({ id: piece.id, url: "https://www.instagram.com/reel/C8abc/" });
}
