import { type Database, idIn, isDuplicateKey, newId, pageOf, type Row, searchFilter } from "@vitrina/db";
import { slugOf } from "@vitrina/domain/campaigns";
import { derivedOf, toCreator } from "./creator-document.ts";
import type { CreatorStore, StoredCreator } from "./creators.store.ts";

type CreatorRow = Row<"ugc_creators">;

export function mongoCreators(db: Database, now: () => Date): CreatorStore {
  const byUserId = async (userId: string): Promise<StoredCreator | null> => {
    const row = await db.orm.ugc_creators.where({ userId }).first();
    return row && toCreator(row as CreatorRow);
  };
  const byId = async (id: string): Promise<StoredCreator | null> => {
    const row = await db.orm.ugc_creators.where({ _id: id }).first();
    return row && toCreator(row as CreatorRow);
  };

  return {
    byId,
    byUserId,

    async page({ search, status, cursor, limit }) {
      const filter = {
        ...searchFilter("searchText", search),
        ...(status.length > 0 && { status: { $in: status } }),
      };
      const page = await pageOf<CreatorRow>(db.collection("ugc_creators"), {
        filter,
        sort: "createdAt",
        direction: "desc",
        cursor,
        limit,
      });
      return { ...page, items: page.items.map(toCreator) };
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
          languages: [],
          birthDate: null,
          sizes: null,
          shippingAddress: null,
          onboardingStep: null,
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
