import { deliveryDueAt } from "@vitrina/domain/deadlines";
import { type Db, ObjectId } from "mongodb";

const PIECES = ["reel", "photo", "photo", "story", "story"];
const DAY_MS = 24 * 60 * 60 * 1_000;
const PEOPLE_AT_ONCE = 2_000;

/** The instant the planted campaigns know; what is confirmed was confirmed in the ten days before it. */
export const PLANTED_AT = new Date("2026-11-22T15:00:00Z");

/** Stores a campaign in progress with brand, cover and confirmed creators of five open pieces each. */
export async function plantCampaign(
  db: Db,
  { creators, deliveryDays }: { creators: number; deliveryDays: number },
): Promise<ObjectId> {
  const campaignId = new ObjectId();
  const brandId = new ObjectId();
  const coverId = new ObjectId();
  const written = { createdAt: PLANTED_AT, updatedAt: PLANTED_AT };

  await db.collection("brands").insertOne({
    _id: brandId,
    name: "Yerba Don Cosme",
    ruc: "80012345-6",
    searchText: brandId.toHexString(),
    createdAt: PLANTED_AT,
  });
  await db.collection("media_assets").insertOne({
    _id: coverId,
    purpose: "campaign_cover",
    mediaClass: "public",
    status: "verified",
    publicId: `campaigns/${coverId.toHexString()}`,
    folder: "campaigns",
    fileName: "tapa.jpg",
    expectedBytes: 240_000,
    expectedMd5: "0".repeat(32),
    outsideAssetId: coverId.toHexString(),
    version: 1_764_000_000,
    format: "jpg",
    bytes: 240_000,
    width: 1600,
    height: 1000,
    uploadedBy: new ObjectId().toHexString(),
    createdAt: PLANTED_AT,
    verifiedAt: PLANTED_AT,
  });
  await db.collection("ugc_campaigns").insertOne({
    _id: campaignId,
    brandId,
    title: "Tereré de verano",
    slug: campaignId.toHexString(),
    searchText: "terere de verano",
    brief: "Mostrá el tereré con tu gente, sin guion y con luz natural. ".repeat(8).trim(),
    coverAssetId: coverId.toHexString(),
    contentPlan: [
      { type: "reel", quantity: 1, specification: "Vertical, hasta 45 segundos" },
      { type: "photo", quantity: 2, specification: "Con luz natural" },
      { type: "story", quantity: 2, specification: "Con enlace" },
    ],
    eligibility: { categories: ["food", "lifestyle"], minimumFollowers: 2_000, cities: ["Asunción", "Luque"] },
    slots: creators,
    fee: 350_000,
    paymentDays: 10,
    applicationDeadline: PLANTED_AT,
    deliveryDays,
    deliveryStarts: "on_confirmation",
    revisionRounds: 2,
    usageRights: { channels: ["instagram", "tiktok"], paid: true, territory: "Paraguay", months: 6 },
    status: "in_progress",
    revision: 1,
    termsUses: 0,
    confirmedCount: creators,
    applicationCount: creators,
    ...written,
  });

  for (let from = 0; from < creators; from += PEOPLE_AT_ONCE) {
    const people = Array.from({ length: Math.min(PEOPLE_AT_ONCE, creators - from) }, (_, index) =>
      confirmed(campaignId, from + index, deliveryDays),
    );
    await db.collection("applications").insertMany(people);
    await db.collection("deliverables").insertMany(people.flatMap(piecesOf));
  }
  return campaignId;
}

/** Ten different days of confirmation, so that one move ends at ten different instants. */
function confirmed(campaignId: ObjectId, index: number, deliveryDays: number) {
  const confirmedAt = new Date(PLANTED_AT.getTime() - (index % 10) * DAY_MS);
  const start = { confirmedAt, productReceivedAt: null, extension: null, pauses: [] };
  return {
    ...start,
    _id: new ObjectId(),
    campaignId,
    creatorId: new ObjectId(),
    creatorName: `Creadora ${index}`,
    searchText: `creadora ${index}`,
    status: "confirmed",
    pitch: "Tomo tereré todos los días y mi comunidad también.",
    agreedFee: 350_000,
    appliedAt: PLANTED_AT,
    deliveryDueAt: deliveryDueAt({ deliveryDays, deliveryStarts: "on_confirmation" }, start),
    rejectionMessage: "",
    shortlistedAt: null,
    endedAt: null,
    ending: null,
    invitation: null,
    undoable: null,
    offers: [],
    address: null,
    addressAt: null,
    shipments: [],
    problems: [],
    pauses: [],
    shippingState: null,
    updatedAt: PLANTED_AT,
  };
}

function piecesOf({ _id: applicationId, campaignId, creatorId, deliveryDueAt: dueAt }: ReturnType<typeof confirmed>) {
  return PIECES.map((type, position) => ({
    _id: new ObjectId(),
    applicationId,
    campaignId,
    creatorId,
    type,
    specification: "",
    position,
    dueAt,
    status: "pending",
    createdAt: PLANTED_AT,
    updatedAt: PLANTED_AT,
  }));
}
