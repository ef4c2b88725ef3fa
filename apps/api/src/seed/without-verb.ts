import { type Database, objectId } from "@vitrina/db";
import type { Clock } from "./diary.ts";

/** There is no verb for these yet: they are written as the coming one will leave them. */
export const withoutVerb = (db: Database, clock: Clock) => ({
  async progress(applicationId: string, pieces: readonly string[]): Promise<void> {
    for (const [position, status] of pieces.entries()) {
      await db
        .collection("deliverables")
        .updateOne({ applicationId: objectId(applicationId), position }, { $set: { status, updatedAt: clock.at } });
    }
  },
  async complete(applicationId: string): Promise<void> {
    await db
      .collection("applications")
      .updateOne({ _id: objectId(applicationId) }, { $set: { status: "completed", updatedAt: clock.at } });
  },
});
