import { type Database, newId } from "@vitrina/db";
import { NO_BRIEF_PARTS } from "@vitrina/domain/campaigns";
import { deliveryDueAt } from "@vitrina/domain/deadlines";
import { TEST_NOW } from "./api.test-kit.ts";

const PIECES = ["reel", "photo", "photo", "story", "story"];

/** A campaign in progress with many confirmed creators of five open pieces each, written straight to storage. */
export async function crowdedCampaign(db: Database, creators: number, deliveryDays = 7): Promise<string> {
  const campaignId = newId();
  const brandId = newId();
  await db.orm.brands.create({
    _id: brandId,
    name: "Marca",
    ruc: "",
    searchText: brandId,
    searchKeys: [brandId],
    logoAssetId: null,
    contacts: [],
    notes: "",
    revision: 1,
    createdAt: TEST_NOW,
    updatedAt: TEST_NOW,
  });
  await db.orm.ugc_campaigns.create({
    _id: campaignId,
    brandId,
    title: "Una multitud",
    slug: campaignId,
    searchText: "una multitud",
    searchKeys: ["una", "multitud"],
    brief: "",
    ...NO_BRIEF_PARTS,
    draftStep: null,
    clonedFromId: null,
    templateKey: null,
    coverAssetId: null,
    coverImage: null,
    coverImageLegacy: null,
    coverImageNext: null,
    contentPlan: [],
    eligibility: { categories: [], minimumFollowers: 0, cities: [] },
    slots: creators,
    fee: 100_000,
    paymentDays: 10,
    applicationDeadline: TEST_NOW,
    deliveryDays,
    deliveryStarts: "on_confirmation",
    revisionRounds: 2,
    usageRights: { channels: [], paid: false, territory: "Paraguay", months: 6 },
    status: "in_progress",
    revision: 1,
    termsUses: 0,
    confirmedCount: creators,
    applicationCount: creators,
    createdAt: TEST_NOW,
    updatedAt: TEST_NOW,
  });

  const BATCH = 2_000;
  for (let from = 0; from < creators; from += BATCH) {
    const people = Array.from({ length: Math.min(BATCH, creators - from) }, (_, index) =>
      person(campaignId, from + index, deliveryDays),
    );
    await db.orm.applications.createAndCount(people);
    await db.orm.deliverables.createAndCount(people.flatMap(piecesOf));
  }
  return campaignId;
}

/** Confirmations are spread over ten days, so that one move ends at ten different instants. */
function person(campaignId: string, index: number, deliveryDays: number) {
  const confirmedAt = new Date(TEST_NOW.getTime() - (index % 10) * 24 * 60 * 60 * 1000);
  const start = { confirmedAt, productReceivedAt: null, extension: null, pauses: [] };
  return {
    ...start,
    _id: newId(),
    campaignId,
    creatorId: newId(),
    creatorName: `Creadora ${index}`,
    searchText: `creadora ${index}`,
    status: "confirmed",
    pitch: "",
    agreedFee: 100_000,
    appliedAt: TEST_NOW,
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
    shippingState: null,
    extensionRequest: null,
    extensionAskedAt: null,
    reminded: null,
    updatedAt: TEST_NOW,
  };
}

function piecesOf({ _id: applicationId, campaignId, creatorId, deliveryDueAt: dueAt }: ReturnType<typeof person>) {
  return PIECES.map((type, position) => ({
    _id: newId(),
    applicationId,
    campaignId,
    creatorId,
    type,
    specification: "",
    position,
    dueAt,
    status: "pending",
    versions: [],
    comments: [],
    submittedAt: null,
    roundsUsed: 0,
    approvedAt: null,
    approvedBy: null,
    publishedUrl: null,
    publishedAt: null,
    createdAt: TEST_NOW,
    updatedAt: TEST_NOW,
  }));
}
