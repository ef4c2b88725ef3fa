import { type Database, objectId } from "@vitrina/db";
import type { Clock } from "./diary.ts";

/** There is no verb for this yet: it is written as the coming one will leave it. */
export const withoutVerb = (db: Database, clock: Clock) => ({
  async cancel(pieceId: string): Promise<void> {
    const change = { status: "cancelled", updatedAt: clock.at };
    await db.collection("deliverables").updateOne({ _id: objectId(pieceId) }, { $set: change });
  },
});
