import { type Database, decode, indexedSearchFilter, objectId, searchText } from "@vitrina/db";
import type { AssetUse, FileAct, NamedUse, Uploader } from "@vitrina/domain/media";
import type { LibraryStore } from "./library.store.ts";

type Collection = Parameters<Database["collection"]>[0];
type Named = { _id: string; [field: string]: unknown };

const MOVED_BY = "media-migration";
const ID = /^[0-9a-f]{24}$/;
const ACTS_SHOWN = 100;
const PEOPLE_FOUND = 200;

/** What a thing is called, and which id opens it. Collections that are not here are told without a name. */
const NAMES: Readonly<Record<string, { name: string; openedAs?: string }>> = {
  brands: { name: "name" },
  products: { name: "name" },
  ugc_campaigns: { name: "title" },
  ugc_creators: { name: "name" },
  deliverables: { name: "specification" },
  media_assets: { name: "fileName" },
  messages: { name: "authorName", openedAs: "threadId" },
};

const GONE: Uploader = { kind: "gone", name: null, creatorId: null };

export function mongoLibrary(db: Database): LibraryStore {
  const users = db.driver.collection("user");
  const openings = db.collection("media_openings");

  async function documents(collection: Collection, ids: readonly string[], fields: readonly string[]) {
    const rows = await db
      .collection(collection)
      .find({ _id: { $in: ids.map(objectId) } })
      .project(Object.fromEntries(fields.map((field) => [field, 1])))
      .toArray();
    return new Map(rows.map((row) => decode(row) as unknown as Named).map((row) => [row._id, row]));
  }

  async function namedIn(collection: string, uses: readonly AssetUse[]): Promise<NamedUse[]> {
    const known = NAMES[collection];
    if (!known) return uses.map((use) => ({ ...use, name: null, openedAs: use.id }));
    const { name, openedAs } = known;
    const ids = uses.map(({ id }) => id);
    const rows = await documents(collection as Collection, ids, openedAs ? [name, openedAs] : [name]);
    const threads =
      openedAs === "threadId"
        ? await documents(
            "threads",
            [...rows.values()].map(({ threadId }) => String(threadId)),
            ["applicationId"],
          )
        : new Map<string, Named>();
    return uses.map((use) => {
      const row = rows.get(use.id);
      const under = openedAs ? threads.get(String(row?.[openedAs]))?.applicationId : use.id;
      const told = row?.[name];
      return { ...use, name: typeof told === "string" && told !== "" ? told : null, openedAs: String(under ?? use.id) };
    });
  }

  return {
    async uploaders(ids) {
      const people = [...new Set(ids)].filter((id) => ID.test(id));
      const [accounts, creators] = await Promise.all([
        users
          .find({ _id: { $in: people.map(objectId) } })
          .project<{ _id: unknown; name?: string; kind?: string }>({ name: 1, kind: 1 })
          .toArray(),
        db
          .collection("ugc_creators")
          .find({ userId: { $in: people } })
          .project<{ _id: unknown; userId: string; name: string }>({ userId: 1, name: 1 })
          .toArray(),
      ]);
      const known = new Map<string, Uploader>([[MOVED_BY, { kind: "move", name: null, creatorId: null }]]);
      for (const { _id, name = null } of accounts) known.set(String(_id), { kind: "admin", name, creatorId: null });
      for (const { _id, userId, name } of creators) {
        known.set(userId, { kind: "creator", name, creatorId: String(_id) });
      }
      return new Map(ids.map((id) => [id, known.get(id) ?? GONE]));
    },

    async uploadersNamed(typed) {
      const words = searchText(typed).split(" ").filter(Boolean);
      if (words.length === 0) return [];
      const [agency, creators] = await Promise.all([
        users.find({ kind: "admin" }).project<{ _id: unknown; name?: string }>({ name: 1 }).limit(1_000).toArray(),
        db
          .collection("ugc_creators")
          .find(indexedSearchFilter({ text: "searchText", keys: "searchKeys" }, typed))
          .project<{ userId: string }>({ userId: 1 })
          .limit(PEOPLE_FOUND)
          .toArray(),
      ]);
      const found = agency.filter(({ name = "" }) => words.every((word) => searchText(name).includes(word)));
      return [...found.map(({ _id }) => String(_id)), ...creators.map(({ userId }) => userId)];
    },

    async named(uses) {
      const collections = [...new Set(uses.map(({ collection }) => collection))];
      const named = await Promise.all(
        collections.map((one) =>
          namedIn(
            one,
            uses.filter(({ collection }) => collection === one),
          ),
        ),
      );
      return named.flat();
    },

    async acts(fileIds) {
      const rows = await db
        .collection("audit_log")
        .find({ fileId: { $in: [...fileIds] } })
        .sort({ at: -1, _id: -1 })
        .limit(ACTS_SHOWN)
        .toArray();
      return rows.map(toAct);
    },

    async openingsOf(fileIds) {
      const rows = await openings
        .aggregate<{ _id: string; count: number; lastAt: Date; lastBy: string }>([
          { $match: { assetId: { $in: [...fileIds] } } },
          { $sort: { assetId: 1, openedAt: 1 } },
          {
            $group: { _id: "$assetId", count: { $sum: 1 }, lastAt: { $last: "$openedAt" }, lastBy: { $last: "$name" } },
          },
        ])
        .toArray();
      return new Map(rows.map(({ _id, ...one }) => [_id, one]));
    },
  };
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {};

function toAct(row: Record<string, unknown>): FileAct {
  const actor = recordOf(row.actor);
  const [before, after] = [recordOf(row.before), recordOf(row.after)];
  return {
    id: String(row._id),
    at: row.at as Date,
    action: String(row.action),
    by: textOf(actor.name),
    byKey: textOf(actor.keyId) !== null,
    before: textOf(before.assetId),
    after: textOf(after.assetId),
    documents: typeof after.documents === "number" ? after.documents : null,
  };
}
