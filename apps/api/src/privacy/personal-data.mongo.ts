import { type Database, decode, objectId } from "@vitrina/db";
import type { Document } from "mongodb";
import { erasedAddress, NOBODY, profileWithoutPerson } from "./erased-person.ts";
import type { ErasedPart, PersonalData } from "./privacy.store.ts";

type Person = { userId: string; creatorId: string };

const DAY_MS = 24 * 60 * 60 * 1000;
/** Files the law makes us keep: they prove what was paid and what was agreed. */
const KEPT_PURPOSES = ["creator_invoice", "payout_receipt"];

export function mongoPersonalData(db: Database): PersonalData {
  const of = (name: string) => db.driver.collection(name);
  const all = async (name: string, filter: Document, projection: Document = {}) =>
    decode(await of(name).find(filter, { projection }).sort({ _id: 1 }).toArray());

  const erasing: Record<ErasedPart, (person: Person, now: Date) => Promise<unknown>> = {
    async "sign-in"({ userId }) {
      const mine = { userId: objectId(userId) };
      const user = await of("user").findOne({ _id: objectId(userId) }, { projection: { email: 1 } });
      for (const name of ["session", "account", "twoFactor", "apikey"]) await of(name).deleteMany(mine);
      for (const name of ["known_browsers", "calendar_feeds", "saved_views"]) await of(name).deleteMany({ userId });
      if (user) await of("sign_in_attempts").deleteMany({ account: user.email });
      await of("user").deleteOne({ _id: objectId(userId) });
    },
    profile: ({ creatorId }, now) =>
      of("ugc_creators").updateOne(
        { _id: objectId(creatorId) },
        { $set: { ...profileWithoutPerson(creatorId), erasedAt: now, updatedAt: now }, $inc: { revision: 1 } },
      ),
    applications: ({ creatorId }) =>
      of("applications").updateMany({ creatorId: objectId(creatorId) }, [
        {
          $set: {
            creatorName: NOBODY,
            searchText: creatorId,
            pitch: "",
            address: null,
            offers: without("offers", "message", { by: "creator" }),
            problems: without("problems", "text"),
          },
        },
      ]),
    async words({ creatorId, userId }) {
      const threads = await of("threads")
        .find({ creatorId: objectId(creatorId) }, { projection: { _id: 1 } })
        .toArray();
      await of("messages").updateMany(
        { threadId: { $in: threads.map(({ _id }) => _id) }, side: "creator" },
        { $set: { text: "", authorName: NOBODY, files: [] } },
      );
      await of("threads").updateMany(
        { creatorId: objectId(creatorId), lastFrom: "creator" },
        { $set: { lastText: "" } },
      );
      await of("creator_notes").deleteMany({ creatorId: objectId(creatorId) });
      await of("deliverables").updateMany({ creatorId: objectId(creatorId) }, [
        { $set: { comments: without("comments", "answer") } },
      ]);
      await of("notifications").deleteMany({ userId });
    },
    async traces({ userId, creatorId }) {
      // What waits for the worker was asked for by this person; nobody is left to be told.
      await of("outbox").deleteMany({ aggregateId: { $in: [userId] }, kind: { $ne: "privacy.deleted" } });
      await of("idempotency_keys").deleteMany({ key: new RegExp(`^${userId}:`) });
      await of("consent_records").updateMany({ userId }, { $set: { address: "", agent: "" } });
      await of("data_requests").updateMany({ userId }, { $set: { name: NOBODY, email: erasedAddress(creatorId) } });
      await of("media_openings").updateMany({ userId }, { $set: { name: NOBODY, address: "" } });
    },
    files: ({ userId }, now) =>
      // The sweep takes them from here: it looks who still refers to a file, and is not stopped by a company that is away.
      of("media_assets").updateMany(
        { uploadedBy: userId, purpose: { $nin: KEPT_PURPOSES }, status: "verified", orphanedAt: null },
        { $set: { orphanedAt: new Date(now.getTime() - DAY_MS), deleteAfter: now, fileName: "" } },
      ),
  };

  return {
    async gather({ userId, creatorId }) {
      const creator = objectId(creatorId);
      const mine = { userId: objectId(userId) };
      const [profile] = await all("ugc_creators", { _id: creator }, { searchKeys: 0, searchText: 0, payoutAccount: 0 });
      const threads = await of("threads")
        .find({ creatorId: creator }, { projection: { _id: 1 } })
        .toArray();
      return {
        account: (await all("user", { _id: objectId(userId) }, { heldAt: 0 }))[0] ?? null,
        profile: profile ?? null,
        applications: await all("applications", { creatorId: creator }, { searchText: 0 }),
        deliverables: (await all("deliverables", { creatorId: creator })).map(withoutInternal),
        messages: await all("messages", { threadId: { $in: threads.map(({ _id }) => _id) } }, { key: 0 }),
        notifications: await all("notifications", { userId }, { key: 0 }),
        files: await all(
          "media_assets",
          { uploadedBy: userId, status: { $ne: "deleted" } },
          { purpose: 1, fileName: 1, format: 1, bytes: 1, createdAt: 1, status: 1, mediaClass: 1 },
        ),
        sessions: await all("session", mine, { createdAt: 1, expiresAt: 1, ipAddress: 1, userAgent: 1 }),
        keys: await all("apikey", mine, { name: 1, scopes: 1, createdAt: 1, lastUsedAt: 1, expiresAt: 1 }),
        consents: await all("consent_records", { userId }, { userId: 0 }),
        requests: await all("data_requests", { userId }, { kind: 1, status: 1, askedAt: 1, finishedAt: 1 }),
        acts: await all("audit_log", { creatorId }, { at: 1, action: 1, target: 1 }),
      };
    },
    erase: async (part, person, now) => void (await erasing[part](person, now)),
  };
}

/** What the agency says among its own stays there: it tells of the work, and of other people. */
function withoutInternal(piece: unknown): unknown {
  const { comments, ...rest } = piece as { comments?: { internal: boolean }[] };
  return { ...rest, comments: (comments ?? []).filter(({ internal }) => !internal) };
}

/** An array of parts whose text was written by the person, as a step of an update: emptied where it stands. */
function without(list: string, field: string, only: Document = {}): Document {
  const conditions = Object.entries(only).map(([key, value]) => ({ $eq: [`$$part.${key}`, value] }));
  const emptied = { $mergeObjects: ["$$part", { [field]: "" }] };
  const each = conditions.length > 0 ? { $cond: [{ $and: conditions }, emptied, "$$part"] } : emptied;
  return { $cond: [{ $isArray: `$${list}` }, { $map: { input: `$${list}`, as: "part", in: each } }, `$${list}`] };
}
