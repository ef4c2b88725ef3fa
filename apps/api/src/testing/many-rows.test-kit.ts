import { newId, objectId, searchable, searchText } from "@vitrina/db";
import { APPLICATION_STATUSES } from "@vitrina/domain/applications";
import { CAMPAIGN_STATUSES } from "@vitrina/domain/campaigns";
import { DELIVERABLE_STATUSES } from "@vitrina/domain/deliverables";
import { SHIPPING_STATES } from "@vitrina/domain/shipping";
import type { Document } from "mongodb";
import type { TestApi } from "./api.test-kit.ts";
import { plantCreators } from "./many-creators.test-kit.ts";
import { pick, plantOffice } from "./many-office-rows.test-kit.ts";

const AT_ONCE = 2_500;
const MINUTE = 60_000;

export type ManyRows = Awaited<ReturnType<typeof plantManyRows>>;

/**
 * So many rows in every list there is: of one brand, one campaign, one creator, one conversation and one person, because a
 * list is at its slowest where everything belongs to the same. Put straight into the database.
 */
export async function plantManyRows(api: TestApi, count: number) {
  const [brandId, campaignId, threadId, runId] = [newId(), newId(), newId(), newId()];
  const [userId, adminId] = [newId(), newId()];
  const now = api.now();
  const earlier = (index: number) => new Date(now.getTime() - index * MINUTE);
  const later = (index: number) => new Date(now.getTime() + index * MINUTE);
  const plant = async (collection: string, rowOf: (index: number) => Document): Promise<Document[]> => {
    const rows: Document[] = Array.from({ length: count }, (_, index) => ({ _id: objectId(newId()), ...rowOf(index) }));
    for (let from = 0; from < count; from += AT_ONCE) {
      await api.wiring.db.driver.collection(collection).insertMany(rows.slice(from, from + AT_ONCE));
    }
    return rows;
  };
  const creators = await plantCreators(api, count + 1);
  const whose = (index: number) => pick(creators, index);
  const creatorId = String(whose(count)._id);

  await plant("brands", (index) => ({
    ...(index === 0 && { _id: objectId(brandId) }),
    name: `Marca ${index}`,
    ruc: "",
    ...searchable(`Marca ${index}`),
    createdAt: earlier(index),
  }));
  await plant("products", (index) => ({
    brandId: objectId(brandId),
    name: `Producto ${index}`,
    sku: `SKU-${index}`,
    description: "",
    ...searchable(`Producto ${index}`, `SKU-${index}`),
    revision: 1,
    createdAt: earlier(index),
    updatedAt: earlier(index),
    removedAt: null,
  }));
  const campaigns = await plant("ugc_campaigns", (index) => ({
    ...(index === 0 && { _id: objectId(campaignId) }),
    brandId: objectId(brandId),
    title: `Campaña ${index}`,
    slug: `campana-${index}`,
    ...searchable(`Campaña ${index}`, "Marca 0"),
    brief: "",
    contentPlan: [],
    eligibility: { categories: [], minimumFollowers: 0, cities: [] },
    slots: count,
    fee: 100_000 + index,
    paymentDays: 10,
    applicationDeadline: later(index + 1),
    deliveryDays: 7,
    deliveryStarts: "on_product_received",
    revisionRounds: 2,
    usageRights: { channels: [], paid: false, territory: "Paraguay", months: 6 },
    status: index === 0 ? "in_progress" : pick(CAMPAIGN_STATUSES, index),
    revision: 1,
    termsUses: 0,
    confirmedCount: 0,
    applicationCount: 0,
    createdAt: earlier(index),
    updatedAt: earlier(index),
  }));
  const application = (index: number, campaign: unknown, creator: unknown, name: string) => ({
    campaignId: campaign,
    creatorId: creator,
    creatorName: name,
    searchText: searchText(name),
    status: pick(APPLICATION_STATUSES, index),
    pitch: "",
    agreedFee: null,
    confirmedAt: null,
    productReceivedAt: null,
    extension: null,
    appliedAt: earlier(index),
    deliveryDueAt: later(index),
    shippingState: pick(SHIPPING_STATES, index),
    ...(index % 2 === 0 && {
      extensionAskedAt: earlier(index),
      extensionRequest: {
        days: 2,
        reason: "Viaje",
        askedAt: earlier(index),
        answer: "waiting",
        answerReason: "",
        answeredAt: null,
        answeredBy: null,
      },
    }),
    rejectionMessage: "",
    updatedAt: now,
  });
  const applied = await plant("applications", (index) =>
    application(index, objectId(campaignId), whose(index)._id, whose(index).name),
  );
  const own = await plant("applications", (index) =>
    application(index, pick(campaigns, index)._id, objectId(creatorId), "Una Creadora"),
  );
  const piece = (index: number, of: Document | undefined) => ({
    applicationId: of?._id,
    campaignId: of?.campaignId,
    creatorId: of?.creatorId,
    type: pick(["reel", "photo"], index),
    specification: "",
    position: 0,
    dueAt: later(index * 3),
    status: pick(DELIVERABLE_STATUSES, index),
    submittedAt: earlier(index),
    createdAt: earlier(index),
    updatedAt: now,
  });
  await plant("deliverables", (index) => piece(index, applied[index]));
  await plant("deliverables", (index) => piece(index, own[index]));
  await plant("threads", (index) => ({
    ...(index === 0 && { _id: objectId(threadId) }),
    applicationId: own[index]?._id,
    campaignId: own[index]?.campaignId,
    creatorId: objectId(creatorId),
    messageCount: 1,
    lastMessageAt: earlier(index),
    lastFrom: "creator",
    lastText: "Hola",
    agencyReadAt: null,
    creatorReadAt: null,
    agencyUnread: 1,
    agencyWaits: index % 2 === 0,
    creatorUnread: index % 2,
  }));
  await plant("messages", (index) => ({
    threadId: objectId(threadId),
    key: `clave-${index}`,
    side: "creator",
    authorId: userId,
    authorName: "Una Creadora",
    text: `Mensaje ${index}`,
    files: [],
    createdAt: earlier(index),
  }));
  await plant("notifications", (index) => ({
    key: `aviso-${index}`,
    userId: adminId,
    kind: "application.confirmed",
    facts: {},
    createdAt: earlier(index),
    readAt: index % 2 === 0 ? now : null,
  }));
  await plant("creator_notes", (index) => ({
    creatorId: objectId(creatorId),
    text: `Nota ${index}`,
    authorId: adminId,
    authorName: "The manager",
    pinned: false,
    remindAt: null,
    reminder: "none",
    createdAt: earlier(index),
    updatedAt: earlier(index),
  }));
  await plant("audit_log", (index) => ({
    at: earlier(index),
    action: "application.confirmed",
    actor: { kind: "system", userId: null, keyId: null, name: null },
    target: { kind: "application", id: newId() },
    campaignId,
    creatorId,
    before: {},
    after: {},
  }));
  await plant("user", (index) => ({
    name: `Persona ${index}`,
    email: `persona${index}@agencia.test`,
    kind: pick(["admin", "creator"], index),
    role: "editor",
    createdAt: earlier(index),
  }));
  await plant("invitations", (index) => ({
    email: `invitada${index}@agencia.test`,
    name: `Invitada ${index}`,
    role: "editor",
    tokenHash: `hash-${index}`,
    invitedBy: adminId,
    createdAt: earlier(index),
    expiresAt: later(10_000),
    acceptedAt: index % 2 === 0 ? null : now,
    revokedAt: null,
  }));
  await plant("apikey", (index) => ({
    userId: objectId(adminId),
    name: `Clave ${index}`,
    start: "vt_abc",
    hash: `hash-${index}`,
    scopes: ["campaigns:read"],
    createdAt: earlier(index),
    expiresAt: later(10_000),
    lastUsedAt: null,
  }));
  await plant("saved_views", (index) => ({
    userId: newId(),
    list: "creators",
    name: `Vista ${index}`,
    address: "{}",
    createdAt: now,
  }));
  await plant("media_assets", (index) => ({
    purpose: "campaign_cover",
    mediaClass: pick(["public", "internal"], index),
    status: pick(["verified", "reserved"], index),
    publicId: `portadas/${index}`,
    folder: "portadas",
    fileName: `portada-${index}.jpg`,
    searchText: `portada-${index}.jpg`,
    expectedBytes: 10,
    expectedMd5: "",
    format: "jpg",
    bytes: 10,
    width: 10,
    height: 10,
    uploadedBy: adminId,
    createdAt: earlier(index),
  }));
  await plant("media_openings", (index) => ({
    assetId: newId(),
    purpose: "payout_receipt",
    mediaClass: pick(["sensitive", "internal"], index),
    userId: adminId,
    name: "The owner",
    role: "owner",
    byKey: false,
    address: "127.0.0.1",
    openedAt: earlier(index),
    expiresAt: now,
  }));
  await plant("media_move_lines", (index) => ({
    runId,
    at: earlier(index),
    what: pick(["moved", "skipped"], index),
    reason: "",
    event: {},
    expiresAt: later(10_000),
  }));
  await plant("health_incidents", (index) => ({
    check: "database",
    slot: `database-${index}`,
    cause: "no-answer",
    facts: {},
    component: "",
    openedAt: earlier(index),
    closedAt: now,
  }));
  await plantOffice(plant, { adminId, earlier, later });
  const work = { attempts: 1, lastError: "", createdAt: now, payload: {}, lockedUntil: null };
  const state = (index: number) => (index % 50 === 0 ? "dead" : "done");
  await plant("job_runs", (index) => ({
    ...work,
    kind: "note.remind",
    key: `trabajo-${index}`,
    status: state(index),
    runAt: earlier(index),
    lockedBy: "",
  }));
  await plant("outbox", (index) => ({
    ...work,
    kind: "application.confirmed",
    aggregateId: campaignId,
    status: state(index),
    delivered: 0,
    nextAttemptAt: earlier(index),
  }));
  const applicationId = String(own[0]?._id);
  return { brandId, campaignId, creatorId, adminId, applicationId, runId };
}
