import { type Database, decode, isDuplicateKey, newId, objectId, pageOf, type Row, searchFilter } from "@vitrina/db";
import { type AssetState, type Comparison, MEDIA_POLICIES, type Opening } from "@vitrina/domain/media";
import type { RegisterRow, RegisterStore } from "./register.store.ts";

type AssetRow = Row<"media_assets">;
/** Files that came from the old stores are named by address in documents whose shape nobody promises: they stay. */
const MOVED_BY = "media-migration";
/** The states of a file that was replaced, from then to its end. */
const ENDING = ["verified", "deleting", "deleted"];
const PURPOSES = Object.keys(MEDIA_POLICIES).length;
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

const toRow = (row: AssetRow): RegisterRow =>
  ({
    ...row,
    id: row._id,
    expectedMd5: row.expectedMd5 || null,
    replacedBy: row.replacedBy ?? null,
    replaces: row.replaces ?? null,
    orphanedAt: row.orphanedAt ?? null,
    deleteAfter: row.deleteAfter ?? null,
    failedReason: row.failedReason ?? null,
  }) as unknown as RegisterRow;

const FILTER_OF: Record<AssetState, Record<string, unknown>> = {
  reserved: { status: "reserved" },
  in_use: { status: "verified", replacedBy: null, orphanedAt: null },
  orphaned: { status: "verified", replacedBy: null, orphanedAt: { $ne: null } },
  replaced: { status: "verified", replacedBy: { $ne: null } },
  deleting: { status: "deleting" },
  deleted: { status: "deleted" },
  failed: { status: "failed" },
};

export function mongoRegister(db: Database, now: () => Date): RegisterStore {
  const assets = db.collection("media_assets");
  const many = async (filter: Record<string, unknown>, sort: Record<string, 1 | -1>, limit: number) =>
    (await assets.find(filter).sort(sort).limit(limit).toArray()).map((row) =>
      toRow(decode(row) as unknown as AssetRow),
    );
  const changed = async (filter: Record<string, unknown>, change: Record<string, unknown>) =>
    (await assets.updateOne(filter, change)).matchedCount === 1;
  const unwanted = { orphanedAt: null, deleteAfter: null, replacedBy: null };

  return {
    async byId(id) {
      const row = await assets.findOne({ _id: objectId(id) });
      return row && toRow(decode(row) as unknown as AssetRow);
    },
    byPublicIds: (publicIds) => many({ publicId: { $in: [...publicIds] } }, { _id: 1 }, publicIds.length || 1),
    async page({ search, uploadedBy, purpose, mediaClass, state, ids, sort, direction, cursor, limit }) {
      const named = searchFilter("searchText", search);
      const filter = {
        ...(uploadedBy.length > 0 ? { $and: [{ $or: [named, { uploadedBy: { $in: [...uploadedBy] } }] }] } : named),
        // Who knows of every purpose asks for none of them: then the order alone leads to a page.
        ...(purpose.length < PURPOSES && { purpose: { $in: [...purpose] } }),
        ...(mediaClass.length > 0 && { mediaClass: { $in: mediaClass } }),
        ...(state.length > 0 && { $or: state.map((one) => FILTER_OF[one]) }),
        ...(ids && { _id: { $in: ids.map(objectId) } }),
      };
      const page = await pageOf<AssetRow>(assets, { filter, sort, direction, cursor, limit });
      return { ...page, items: page.items.map(toRow) };
    },

    async reservedBefore(at, limit) {
      const rows = await many(
        { status: "reserved", createdAt: { $lt: at }, uploadedBy: { $ne: MOVED_BY } },
        { createdAt: 1 },
        limit,
      );
      return rows;
    },
    adopt: (id, md5, { outsideAssetId, version, format, bytes, resourceType, width, height }) =>
      changed(
        { _id: objectId(id), status: { $in: ["reserved", "failed"] } },
        {
          $set: {
            ...{ outsideAssetId, version, format, bytes, resourceType, width, height },
            expectedMd5: md5,
            status: "verified",
            failedReason: null,
            verifiedAt: now(),
          },
        },
      ),
    fail: (id, failedReason) =>
      changed({ _id: objectId(id), status: "reserved" }, { $set: { status: "failed", failedReason } }),

    async verifiedBatch(before, after, limit) {
      const rows = await many(
        {
          status: "verified",
          verifiedAt: { $lt: before },
          replacedBy: null,
          uploadedBy: { $ne: MOVED_BY },
          ...(after && { _id: { $gt: objectId(after) } }),
        },
        { _id: 1 },
        limit,
      );
      return rows;
    },
    async markOrphaned(ids, orphanedAt, deleteAfter) {
      const still = { status: "verified", orphanedAt: null, replacedBy: null };
      await assets.updateMany({ _id: { $in: ids.map(objectId) }, ...still }, { $set: { orphanedAt, deleteAfter } });
    },
    async markUsed(ids) {
      await assets.updateMany({ _id: { $in: ids.map(objectId) }, status: "verified" }, { $set: unwanted });
    },
    overdue: (at, limit) => many({ status: "verified", deleteAfter: { $lte: at } }, { deleteAfter: 1 }, limit),
    beginDeleting: (id, at) =>
      changed(
        { _id: objectId(id), status: "verified", deleteAfter: { $lte: at } },
        { $set: { status: "deleting", deletingSince: at } },
      ),
    deletingSince: (before, limit) =>
      many({ status: "deleting", deletingSince: { $lte: before } }, { deletingSince: 1 }, limit),
    async keepAfterAll(id) {
      await assets.updateOne(
        { _id: objectId(id), status: "deleting" },
        { $set: { ...unwanted, status: "verified", deletingSince: null } },
      );
    },
    async deleted(id, deletedAt) {
      // A film that is gone no longer keeps its poster.
      await assets.updateOne(
        { _id: objectId(id), status: "deleting" },
        { $set: { status: "deleted", deletedAt, posterAssetId: null } },
      );
    },
    async replace(id, by, since, deleteAfter) {
      const [was, is] = [
        await changed(
          { _id: objectId(id), status: "verified", replacedBy: null },
          { $set: { replacedBy: by, orphanedAt: since, deleteAfter } },
        ),
        await changed({ _id: objectId(by), status: "verified" }, { $set: { ...unwanted, replaces: id } }),
      ];
      return was && is;
    },

    // The index on states and their ends holds what was replaced, and little else.
    replacedWith: async (id) =>
      (await many({ status: { $in: ENDING }, deleteAfter: { $gt: new Date(0) }, replacedBy: id }, { _id: 1 }, 20)).map(
        (row) => row.id,
      ),

    everyVerified: (before, after, limit) =>
      many(
        { status: "verified", verifiedAt: { $lte: before }, ...(after && { _id: { $gt: objectId(after) } }) },
        { _id: 1 },
        limit,
      ),
    async keepComparison(comparison) {
      const expiresAt = new Date(comparison.finishedAt.getTime() + YEAR_MS);
      await db.collection("media_reconciliations").insertOne({ _id: objectId(newId()), ...comparison, expiresAt });
    },
    async lastComparison() {
      const [row] = await db.collection("media_reconciliations").find({}).sort({ startedAt: -1 }).limit(1).toArray();
      return row ? (decode(row) as unknown as Comparison) : null;
    },
    async noteOpening(opening) {
      await db.collection("media_openings").insertOne({ _id: objectId(newId()), ...opening });
    },
    async openings({ assetId, cursor, limit }) {
      const page = await pageOf<Omit<Opening, "id"> & { _id: string }>(db.collection("media_openings"), {
        filter: { mediaClass: "sensitive", ...(assetId !== undefined && { assetId }) },
        sort: "openedAt",
        direction: "desc",
        cursor,
        limit,
      });
      return { ...page, items: page.items.map(({ _id: id, ...opening }) => ({ ...opening, id })) };
    },
    async noteNotice(notice) {
      const expiresAt = new Date(now().getTime() + 7 * DAY_MS);
      try {
        await db
          .collection("media_notices")
          .insertOne({ _id: objectId(newId()), ...notice, receivedAt: now(), expiresAt });
        return true;
      } catch (error) {
        if (isDuplicateKey(error, "key")) return false;
        throw error;
      }
    },
  };
}
