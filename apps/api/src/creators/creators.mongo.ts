import { type Database, decode, idIn, isDuplicateKey, newId, pageOf, type Row } from "@vitrina/db";
import { slugOf } from "@vitrina/domain/campaigns";
import { derivedOf, toCreator } from "./creator-document.ts";
import { mongoCreatorPieces } from "./creator-pieces.mongo.ts";
import type { CreatorStore, StoredCreator } from "./creators.store.ts";
import { listFilter } from "./list-filter.ts";

type CreatorRow = Row<"ugc_creators">;

const CITIES_LISTED = 300;

export function mongoCreators(db: Database, now: () => Date): CreatorStore {
  const creators = db.collection("ugc_creators");
  const byUserId = async (userId: string): Promise<StoredCreator | null> => {
    const row = await db.orm.ugc_creators.where({ userId }).first();
    return row && toCreator(row as CreatorRow);
  };
  const byId = async (id: string): Promise<StoredCreator | null> => {
    const row = await db.orm.ugc_creators.where({ _id: id }).first();
    return row && toCreator(row as CreatorRow);
  };

  return {
    ...mongoCreatorPieces(db, now),
    byId,
    byUserId,

    async page({ sort, direction, cursor, limit, ...request }) {
      const filter = listFilter(request);
      const page = await pageOf<CreatorRow>(creators, { filter, sort, direction, cursor, limit });
      return { ...page, items: page.items.map(toCreator) };
    },

    async cities() {
      const rows = await creators
        .aggregate<{ _id: string; name: string; count: number }>([
          { $match: { cityKey: { $gt: "" } } },
          { $group: { _id: "$cityKey", name: { $first: "$city" }, count: { $sum: 1 } } },
          { $sort: { count: -1, _id: 1 } },
          { $limit: CITIES_LISTED },
        ])
        .toArray();
      return rows.map(({ _id, name, count }) => ({ key: _id, name, count }));
    },

    async deriveMissing(limit) {
      const rows = await creators
        .find({ $or: [{ searchKeys: null }, { completeness: null }] })
        .limit(limit)
        .toArray();
      if (rows.length === 0) return 0;
      await creators.bulkWrite(
        rows.map((row) => ({
          updateOne: {
            filter: { _id: row._id, revision: row.revision },
            update: { $set: derivedOf(toCreator(decode(row) as unknown as CreatorRow)) },
          },
        })),
        { ordered: false },
      );
      return rows.length;
    },

    async byIds(ids) {
      if (ids.length === 0) return new Map();
      const rows = await db.orm.ugc_creators.where(idIn("_id", [...new Set(ids)])).all();
      return new Map(rows.map((row) => [row._id, toCreator(row as CreatorRow)]));
    },

    async begin({ userId, name, email }) {
      const known = await byUserId(userId);
      if (known) return known;
      const id = newId();
      const blank = {
        name,
        email,
        phone: "",
        city: "",
        profilePictureAssetId: null,
        socialAccounts: [],
        categories: [],
      };
      try {
        await db.orm.ugc_creators.create({
          ...blank,
          _id: id,
          userId,
          slug: `${slugOf(name) || "creador"}-${id.slice(-6)}`,
          ...derivedOf(blank),
          bio: "",
          profilePicture: null,
          profilePictureLegacy: null,
          profilePictureNext: null,
          languages: [],
          birthDate: null,
          sizes: null,
          shippingAddress: null,
          payoutAccount: null,
          erasedAt: null,
          onboardingStep: "name",
          status: "applied",
          statusReason: null,
          numbers: null,
          onTimePercent: null,
          revision: 1,
          createdAt: now(),
          updatedAt: now(),
        });
      } catch (error) {
        if (!isDuplicateKey(error, "userId")) throw error;
      }
      const begun = await byUserId(userId);
      if (!begun) throw new Error("A creator that was just begun cannot be read.");
      return begun;
    },

    async changeIfStill(id, revision, change) {
      const was = await byId(id);
      if (!was) return false;
      const changed = await db.orm.ugc_creators.where({ _id: id, revision }).updateAndCount({
        ...change,
        ...derivedOf({ ...was, ...change }),
        revision: revision + 1,
        updatedAt: now(),
      });
      return changed === 1;
    },
  };
}
