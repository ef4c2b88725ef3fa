import { objectId } from "@vitrina/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admin, startTestApi, TEST_NOW, type TestApi } from "../testing/api.test-kit.ts";
import {
  approvedCreator,
  campaignContent,
  confirmedApplication,
  publishedCampaign,
  storedCover,
} from "../testing/fixtures.test-kit.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const manager = admin("manager");
const as = () => api.as(manager);

async function brandAndCover() {
  const { id } = await as().brands.create({ name: `Marca ${Math.random()}`, ruc: "80012345-6" });
  return { brandId: id, coverAssetId: await storedCover(api) };
}

describe("writing a campaign", () => {
  test("a new campaign is a draft with its cover and its brand's name", async () => {
    const { brandId, coverAssetId } = await brandAndCover();
    const campaign = await as().campaigns.create(
      campaignContent(brandId, coverAssetId, { title: "Ñandutí de verano" }),
    );
    expect(campaign).toMatchObject({ status: "draft", revision: 1, cover: { assetId: coverAssetId } });
    expect(campaign.slug).toMatch(/^nanduti-de-verano-[a-z0-9]{6}$/);
    expect(campaign.brandName).toMatch(/^Marca/);
  });

  test("two admins never overwrite each other", async () => {
    const { id, revision } = await publishedCampaign(api);
    const titles = ["Primera", "Segunda"];
    const outcomes = await Promise.allSettled(
      titles.map((title) => as().campaigns.update({ id, revision, content: { title } })),
    );
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ reason: { code: "CONFLICT", message: "campaign-changed" } });
    expect((await as().campaigns.detail({ id })).revision).toBe(revision + 1);
  });

  test("a change leaves an audit entry with before and after, of the changed fields only", async () => {
    const { id, revision, title } = await publishedCampaign(api);
    await as().campaigns.update({ id, revision, content: { title: "Otro título", fee: 350_000 } });
    const entry = await api.wiring.db.orm.audit_log.where({ action: "campaign.updated" }).all();
    expect(entry.find(({ target }) => target.id === id)).toMatchObject({
      actor: { kind: "admin", userId: manager.userId },
      before: { title },
      after: { title: "Otro título" },
    });
  });

  test.each([
    ["a deadline in the past", { applicationDeadline: new Date("2026-11-22T14:59:59Z") }, "date-in-the-past"],
    ["negative money", { fee: -1 }, "too_small"],
    ["a fraction of a guaraní", { fee: 1.5 }, "safeint"],
    ["a title of two letters", { title: "ab" }, "too_small"],
    ["100 kB of text", { brief: "x".repeat(100_000) }, "too_big"],
    ["no places", { slots: 0 }, "too_small"],
    ["a brand that is not there", { brandId: "0".repeat(24) }, "no-such-brand"],
    ["a cover that is not there", { coverAssetId: "0".repeat(24) }, "no-such-asset"],
  ])("%s is refused and nothing is stored", async (_what, change, says) => {
    const { brandId, coverAssetId } = await brandAndCover();
    const before = await api.wiring.db.collection("ugc_campaigns").countDocuments();
    const refused = as().campaigns.create(campaignContent(brandId, coverAssetId, change));
    await expect(refused).rejects.toMatchObject({ code: "BAD_REQUEST", message: expect.stringContaining(says) });
    expect(await api.wiring.db.collection("ugc_campaigns").countDocuments()).toBe(before);
  });

  test("a profile picture cannot become a cover", async () => {
    const { brandId } = await brandAndCover();
    const coverAssetId = await storedCover(api, "profile_picture");
    const refused = as().campaigns.create(campaignContent(brandId, coverAssetId));
    await expect(refused).rejects.toMatchObject({ message: "no-such-asset" });
  });
});

describe("the list", () => {
  test("finds by words without accents or case, filters, sorts, and pages without loss or repetition", async () => {
    const { brandId, coverAssetId } = await brandAndCover();
    for (const title of ["Tereré Ñemity A", "Tereré Ñemity B", "Tereré Ñemity C"]) {
      await as().campaigns.create(campaignContent(brandId, coverAssetId, { title }));
    }
    const titles: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<ReturnType<typeof as>["campaigns"]["list"]>> = await as().campaigns.list({
        search: "terere nemity",
        brandId: [brandId],
        sort: "title",
        direction: "asc",
        limit: 2,
        cursor,
      });
      expect(page.total).toBe(3);
      titles.push(...page.items.map(({ title }) => title));
      cursor = page.nextCursor;
    } while (cursor);
    expect(titles).toEqual(["Tereré Ñemity A", "Tereré Ñemity B", "Tereré Ñemity C"]);
  });

  test("a cursor that is not ours is refused", async () => {
    const forged = Buffer.from(JSON.stringify([{ $ne: null }, { $oid: "0".repeat(24) }])).toString("base64url");
    for (const cursor of ["rubbish", forged]) {
      await expect(as().campaigns.list({ cursor })).rejects.toMatchObject({ message: "invalid-input" });
    }
  });
});

test("only legal moves of state happen, once", async () => {
  const { id, revision } = await publishedCampaign(api);
  const complete = as().campaigns.changeStatus({ id, revision, to: "completed" });
  await expect(complete).rejects.toMatchObject({ code: "PRECONDITION_FAILED", message: "status-move-illegal" });
  const starts = [1, 2].map(() => as().campaigns.changeStatus({ id, revision, to: "in_progress" }));
  const outcomes = await Promise.allSettled(starts);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

describe("the products a campaign is about", () => {
  const productOf = (brandId: string, sku: string) =>
    as().products.create({ brandId, name: `Producto ${sku}`, sku, description: "", url: "", images: [] });

  test("belong to its brand, also after the brand changed", async () => {
    const [mine, theirs] = [await brandAndCover(), await brandAndCover()];
    const product = await productOf(mine.brandId, "A-1");
    const content = campaignContent(mine.brandId, mine.coverAssetId, { productIds: [product.id] });
    const { id, revision } = await as().campaigns.create(content);
    const stranger = as().campaigns.create({ ...content, brandId: theirs.brandId });
    await expect(stranger).rejects.toMatchObject({ message: "no-such-product" });
    const moved = as().campaigns.update({ id, revision, content: { brandId: theirs.brandId } });
    await expect(moved).rejects.toMatchObject({ message: "no-such-product" });
    const both = { brandId: theirs.brandId, productIds: [] };
    expect(await as().campaigns.update({ id, revision, content: both })).toMatchObject(both);
  });

  test("are shown to creators with the parts of the brief, without those that were removed", async () => {
    const { brandId, coverAssetId } = await brandAndCover();
    const [stays, goes] = [await productOf(brandId, "S-1"), await productOf(brandId, "S-2")];
    const { id } = await publishedCampaign(api, {
      brandId,
      coverAssetId,
      productIds: [stays.id, goes.id],
      dos: ["Luz natural"],
      hashtags: ["TereréDeVerano"],
    });
    await as().products.remove({ id: goes.id });
    const seen = await api.as(await approvedCreator(api)).campaigns.openDetail({ id });
    expect(seen).toMatchObject({ dos: ["Luz natural"], hashtags: ["TereréDeVerano"] });
    expect(seen.products.map((product) => product.id)).toEqual([stays.id]);
    expect(seen.products[0]).not.toHaveProperty("sku");
  });
});

test.each([
  ["an address that is none", { references: [{ url: "javascript:alert(1)", note: "" }] }],
  ["a hashtag with its sign", { hashtags: ["#verano"] }],
  ["a mention with a space", { mentions: ["la marca"] }],
])("%s is refused as part of a brief", async (_what, parts) => {
  const { brandId, coverAssetId } = await brandAndCover();
  const refused = as().campaigns.create(campaignContent(brandId, coverAssetId, parts));
  await expect(refused).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("a campaign stored before the parts of a brief were asked is read and changed all the same", async () => {
  const { id, slug, revision } = await publishedCampaign(api);
  const fields = ["dos", "donts", "references", "hashtags", "mentions", "checklist", "productIds", "draftStep"];
  const $unset = Object.fromEntries(fields.map((field) => [field, ""]));
  await api.wiring.db.collection("ugc_campaigns").updateOne({ slug }, { $unset });
  expect(await as().campaigns.detail({ id })).toMatchObject({ dos: [], productIds: [], draftStep: null });
  const changed = await as().campaigns.update({ id, revision, content: { checklist: ["Nombra la marca"] } });
  expect(changed).toMatchObject({ checklist: ["Nombra la marca"], dos: [] });
});

describe("a draft", () => {
  test("keeps where its writer left off, and its delivery terms are free", async () => {
    const { brandId, coverAssetId } = await brandAndCover();
    const { id, revision } = await as().campaigns.create(campaignContent(brandId, coverAssetId));
    const terms = { deliveryDays: 21, deliveryStarts: "on_product_received" } as const;
    const saved = await as().campaigns.update({ id, revision, content: terms, draftStep: "terms" });
    expect(saved).toMatchObject({ ...terms, draftStep: "terms", revision: revision + 1 });
  });

  test("once published, its delivery terms move where one sees whom it affects", async () => {
    const { id, revision, deliveryDays } = await publishedCampaign(api);
    const moved = as().campaigns.update({ id, revision, content: { deliveryDays: deliveryDays + 1 } });
    await expect(moved).rejects.toMatchObject({ code: "PRECONDITION_FAILED", message: "delivery-terms-fixed" });
    const same = await as().campaigns.update({ id, revision, content: { deliveryDays, title: "El mismo plazo" } });
    expect(same).toMatchObject({ deliveryDays, title: "El mismo plazo" });
  });
});

describe("a clone", () => {
  test("says everything its source says and has nothing of what happened in it", async () => {
    const source = await publishedCampaign(api, { dos: ["Luz natural"], slots: 4 });
    await confirmedApplication(api, source.id);
    const clone = await as().campaigns.clone({ id: source.id, title: "Segunda vuelta" });
    expect(clone).toMatchObject({
      title: "Segunda vuelta",
      status: "draft",
      clonedFromId: source.id,
      dos: ["Luz natural"],
      slots: 4,
      fee: source.fee,
      cover: { assetId: source.cover?.assetId },
      confirmedCount: 0,
      applicationCount: 0,
      applicationDeadline: source.applicationDeadline,
    });
    expect(clone.slug).not.toBe(source.slug);
  });

  test("of a campaign whose deadline has passed gets one in two weeks", async () => {
    const { id } = await publishedCampaign(api);
    api.setNow(new Date("2027-02-01T15:00:00Z"));
    const clone = await as().campaigns.clone({ id, title: "Otra vez" });
    api.setNow(TEST_NOW);
    expect(clone.applicationDeadline).toEqual(new Date("2027-02-16T02:59:59.999Z"));
  });

  test("of what is not there is refused", async () => {
    const refused = as().campaigns.clone({ id: "0".repeat(24), title: "Nada" });
    await expect(refused).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

test("results count what was agreed, delivered in time and published, and list the links", async () => {
  const campaign = await publishedCampaign(api);
  const { creator } = await confirmedApplication(api, campaign.id);
  const piece = (await as().campaigns.results({ id: campaign.id })).pieces;
  expect(piece).toBe(3);
  const deliverables = api.wiring.db.collection("deliverables");
  const [first] = await api.wiring.db.orm.deliverables.where({ campaignId: campaign.id }).all();
  const url = "https://instagram.com/p/abc";
  await deliverables.updateOne(
    { _id: objectId(first?._id ?? "") },
    {
      $set: {
        status: "published",
        publishedUrl: url,
        publishedAt: api.now(),
        versions: [
          { number: 1, assetIds: [], caption: "", checklist: [], by: creator.userId, note: "", submittedAt: api.now() },
        ],
      },
    },
    { bypassDocumentValidation: true },
  );
  const results = await as().campaigns.results({ id: campaign.id });
  expect(results).toMatchObject({
    pieces: 3,
    publishedCount: 1,
    numbers: { delivered: 1, onTime: 1, onTimePercent: 100 },
    published: [{ url, creatorName: expect.stringContaining("Creadora") }],
  });
});
