import { type Database, objectId } from "@vitrina/db";
import type { DeliverableStatus } from "@vitrina/domain/deliverables";
import type { Document, ObjectId } from "mongodb";
import type { CalendarStore, DuePieces } from "./calendar.store.ts";

type Grouped = {
  _id: { applicationId: ObjectId; dueAt: Date };
  campaignId: ObjectId;
  statuses: DeliverableStatus[];
};

export function mongoCalendar(db: Database, now: () => Date): CalendarStore {
  const feeds = db.collection("calendar_feeds");

  async function due(match: Document): Promise<DuePieces[]> {
    const rows = await db
      .collection("deliverables")
      .aggregate<Grouped>([
        { $match: { ...match, status: { $ne: "cancelled" } } },
        {
          $group: {
            _id: { applicationId: "$applicationId", dueAt: "$dueAt" },
            campaignId: { $first: "$campaignId" },
            statuses: { $push: "$status" },
          },
        },
        { $sort: { "_id.dueAt": 1, "_id.applicationId": 1 } },
      ])
      .toArray();
    return rows.map(({ _id, campaignId, statuses }) => ({
      applicationId: _id.applicationId.toHexString(),
      campaignId: campaignId.toHexString(),
      dueAt: _id.dueAt,
      statuses,
    }));
  }

  return {
    dueWithin: ({ after, until }) => due({ dueAt: { $gt: after, $lte: until } }),
    dueOfCreator: (creatorId, { after, until }) =>
      due({ creatorId: objectId(creatorId), dueAt: { $gt: after, $lte: until } }),

    async creatorNames(applicationIds) {
      const rows = await db
        .collection("applications")
        .find({ _id: { $in: applicationIds.map(objectId) } })
        .project<{ _id: ObjectId; creatorName: string }>({ creatorName: 1 })
        .toArray();
      return new Map(rows.map(({ _id, creatorName }) => [_id.toHexString(), creatorName]));
    },

    async feedOf(userId) {
      const feed = await db.orm.calendar_feeds.where({ userId }).first();
      return feed && { createdAt: feed.createdAt, lastReadAt: feed.lastReadAt ?? null };
    },
    async renewFeed(userId, tokenHash) {
      await feeds.updateOne({ userId }, { $set: { tokenHash, createdAt: now(), lastReadAt: null } }, { upsert: true });
    },
    async removeFeed(userId) {
      await feeds.deleteOne({ userId });
    },
    async noteFeedRead(userId) {
      await feeds.updateOne({ userId }, { $set: { lastReadAt: now() } });
    },
  };
}
