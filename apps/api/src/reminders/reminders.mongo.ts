import { type Database, decode, objectId } from "@vitrina/db";
import { DELIVERABLE_OWED } from "@vitrina/domain/deliverables";
import type { DueApplication, ReminderStore } from "./reminders.store.ts";

const BATCH = 500;

export function mongoReminders(db: Database): ReminderStore {
  const applications = db.collection("applications");

  return {
    async *dueWithin({ from, to }) {
      const found = applications
        .find({ status: "confirmed", deliveryDueAt: { $gte: from, $lte: to } })
        .project({ campaignId: 1, creatorId: 1, deliveryDueAt: 1, reminded: 1 })
        .batchSize(BATCH);
      let batch: DueApplication[] = [];
      for await (const row of found) {
        const { _id: id, ...due } = decode(row) as unknown as Omit<DueApplication, "id"> & { _id: string };
        batch.push({ ...due, id, reminded: due.reminded ?? null });
        if (batch.length < BATCH) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    },

    async piecesOwed(applicationIds) {
      const counted = await db
        .collection("deliverables")
        .aggregate([
          { $match: { applicationId: { $in: applicationIds.map(objectId) }, status: { $in: DELIVERABLE_OWED } } },
          { $group: { _id: "$applicationId", owed: { $sum: 1 } } },
        ])
        .toArray();
      return new Map(counted.map(({ _id, owed }) => [_id.toHexString(), owed]));
    },

    async note({ id, deliveryDueAt, reminded: was }, reminded) {
      const { matchedCount } = await applications.updateOne(
        { _id: objectId(id), status: "confirmed", deliveryDueAt, reminded: was },
        { $set: { reminded } },
      );
      return matchedCount === 1;
    },
  };
}
