import {
  type Database,
  decode,
  idIn,
  indexedSearchFilter,
  newId,
  objectId,
  pageOf,
  type Row,
  SEARCHED,
  searchable,
} from "@vitrina/db";
import { NO_BRIEF_PARTS } from "@vitrina/domain/campaigns";
import { deliverableLight, type TrafficLight, worstLight } from "@vitrina/domain/deadlines";
import { DELIVERABLE_OPEN } from "@vitrina/domain/deliverables";
import type { BrandStore } from "../brands/brands.store.ts";
import type { CampaignPiece, CampaignStore, StoredCampaign } from "./campaigns.store.ts";

type CampaignRow = Row<"ugc_campaigns">;

const NO_LIGHT = worstLight([]);

// The stored validator and the doors keep these strings inside the domain's unions.
function toCampaign(
  {
    _id,
    searchText: _searchText,
    searchKeys: _searchKeys,
    termsUses: _termsUses,
    coverImage: _coverImage,
    coverImageLegacy: _coverImageLegacy,
    coverImageNext: _coverImageNext,
    ...row
  }: CampaignRow,
  brandName: string,
): StoredCampaign {
  const askedLater = Object.fromEntries(
    Object.entries(NOT_ASKED_THEN).map(([field, blank]) => [field, row[field as keyof typeof NOT_ASKED_THEN] ?? blank]),
  );
  return { ...row, ...askedLater, id: _id, brandName } as StoredCampaign;
}

/** What a campaign lacks that was stored before these were asked. */
const NOT_ASKED_THEN = { ...NO_BRIEF_PARTS, draftStep: null, clonedFromId: null, templateKey: null };

export function mongoCampaigns(db: Database, brands: BrandStore, now: () => Date): CampaignStore {
  const campaigns = db.collection("ugc_campaigns");

  async function withBrands(rows: readonly CampaignRow[]): Promise<StoredCampaign[]> {
    const names = await brands.byIds(rows.map((row) => row.brandId));
    return rows.map((row) => toCampaign(row, names.get(row.brandId)?.name ?? ""));
  }

  async function wordsOf({ title, brandId }: { title: string; brandId: string }) {
    return searchable(title, (await brands.byId(brandId))?.name ?? "");
  }

  return {
    async page({ search, status, brandId, sort, direction, cursor, limit }) {
      const filter = {
        ...indexedSearchFilter(SEARCHED, search),
        ...(status.length > 0 && { status: { $in: status } }),
        ...(brandId.length > 0 && { brandId: { $in: brandId.map(objectId) } }),
      };
      const page = await pageOf<CampaignRow>(campaigns, { filter, sort, direction, cursor, limit });
      return { ...page, items: await withBrands(page.items) };
    },

    async openPage({ search, cursor, limit }, at) {
      const filter = {
        ...indexedSearchFilter(SEARCHED, search),
        status: "published",
        applicationDeadline: { $gte: at },
      };
      const sort = "applicationDeadline";
      const page = await pageOf<CampaignRow>(campaigns, { filter, sort, direction: "asc", cursor, limit });
      return { ...page, items: await withBrands(page.items) };
    },

    async byId(id) {
      const row = await db.orm.ugc_campaigns.where({ _id: id }).include("brand").first();
      if (!row) return null;
      const { brand, ...campaign } = decode(row);
      return toCampaign(campaign, brand?.name ?? "");
    },

    async byIds(ids) {
      if (ids.length === 0) return new Map();
      const rows = await db.orm.ugc_campaigns.where(idIn("_id", [...new Set(ids)])).all();
      return new Map((await withBrands(rows as CampaignRow[])).map((campaign) => [campaign.id, campaign]));
    },

    async add(content, slug, origin = {}) {
      const id = newId();
      await db.orm.ugc_campaigns.create({
        ...content,
        _id: id,
        slug,
        draftStep: null,
        clonedFromId: origin.clonedFromId ?? null,
        templateKey: origin.templateKey ?? null,
        coverImage: null,
        coverImageLegacy: null,
        coverImageNext: null,
        ...(await wordsOf(content)),
        status: "draft",
        revision: 1,
        termsUses: 0,
        confirmedCount: 0,
        applicationCount: 0,
        createdAt: now(),
        updatedAt: now(),
      });
      return id;
    },

    async changeIfStill(id, revision, change) {
      const renamed = change.title !== undefined || change.brandId !== undefined;
      const was = renamed ? await db.orm.ugc_campaigns.where({ _id: id }).first() : null;
      const is = was && { title: was.title, brandId: was.brandId, ...change };
      const changed = await db.orm.ugc_campaigns.where({ _id: id, revision }).updateAndCount({
        ...change,
        ...(is && (await wordsOf(is))),
        revision: revision + 1,
        updatedAt: now(),
      });
      return changed === 1;
    },

    async brandRenamed(brandId, name) {
      const rows = await campaigns.find({ brandId: objectId(brandId) }, { projection: { title: 1 } }).toArray();
      if (rows.length === 0) return;
      await campaigns.bulkWrite(
        rows.map(({ _id, title }) => ({
          updateOne: { filter: { _id }, update: { $set: searchable(String(title), name) } },
        })),
        { ordered: false },
      );
    },

    async takeSlot(id) {
      const { modifiedCount } = await campaigns.updateOne(
        {
          _id: objectId(id),
          status: { $in: ["published", "in_progress"] },
          $expr: { $lt: ["$confirmedCount", "$slots"] },
        },
        { $inc: { confirmedCount: 1 } },
      );
      return modifiedCount === 1;
    },

    async pastApplications(at) {
      const rows = await campaigns
        .find(
          { status: { $in: ["published", "in_progress"] }, applicationDeadline: { $lt: at } },
          { projection: { _id: 1 } },
        )
        .toArray();
      return rows.map(({ _id }) => String(_id));
    },

    async giveSlotBack(id) {
      await db.orm.ugc_campaigns.where({ _id: id }).updateAndCount((campaign) => [campaign.confirmedCount.inc(-1)]);
    },

    async countApplication(id, by) {
      await db.orm.ugc_campaigns.where({ _id: id }).updateAndCount((campaign) => [campaign.applicationCount.inc(by)]);
    },

    async holdTerms(id) {
      await campaigns.updateOne({ _id: objectId(id) }, { $inc: { termsUses: 1 } });
    },

    async countedPieces(id) {
      const rows = await db
        .collection("deliverables")
        .aggregate([
          { $match: { campaignId: objectId(id) } },
          {
            $project: {
              creatorId: 1,
              type: 1,
              status: 1,
              dueAt: 1,
              publishedUrl: 1,
              publishedAt: 1,
              roundsUsed: { $ifNull: ["$roundsUsed", 0] },
              firstSubmittedAt: { $arrayElemAt: ["$versions.submittedAt", 0] },
            },
          },
        ])
        .toArray();
      return rows.map((row) => {
        const { _id, firstSubmittedAt, publishedUrl, publishedAt, ...piece } = decode(row) as Record<string, unknown>;
        return {
          ...piece,
          id: _id,
          firstSubmittedAt: firstSubmittedAt ?? null,
          publishedUrl: publishedUrl ?? null,
          publishedAt: publishedAt ?? null,
        } as CampaignPiece;
      });
    },

    async lights(ids, at) {
      const rows = await db
        .collection("deliverables")
        .aggregate<{ _id: { toHexString(): string }; soonest: Date | null; undated: number; open: number }>([
          { $match: { campaignId: { $in: ids.map(objectId) } } },
          {
            $group: {
              _id: "$campaignId",
              soonest: { $min: { $cond: [{ $in: ["$status", DELIVERABLE_OPEN] }, "$dueAt", null] } },
              undated: {
                $max: {
                  $cond: [
                    { $and: [{ $in: ["$status", DELIVERABLE_OPEN] }, { $eq: [{ $ifNull: ["$dueAt", null] }, null] }] },
                    1,
                    0,
                  ],
                },
              },
              open: { $max: { $cond: [{ $in: ["$status", DELIVERABLE_OPEN] }, 1, 0] } },
            },
          },
        ])
        .toArray();
      return new Map(rows.map((row) => [row._id.toHexString(), campaignLight(row, at)]));
    },
  };
}

function campaignLight(pieces: { soonest: Date | null; undated: number; open: number }, now: Date): TrafficLight {
  if (!pieces.open) return deliverableLight({ status: "approved", dueAt: null }, now);
  const parts: TrafficLight[] = [];
  if (pieces.soonest) parts.push(deliverableLight({ status: "pending", dueAt: pieces.soonest }, now));
  if (pieces.undated) parts.push(NO_LIGHT);
  return worstLight(parts);
}
