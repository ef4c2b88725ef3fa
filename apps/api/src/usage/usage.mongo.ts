import { type Database, isDuplicateKey, newId, objectId } from "@vitrina/db";
import { Long } from "mongodb";
import type { Usage } from "./usage.store.ts";

export function mongoUsage(db: Database): Usage {
  const counters = db.collection("usage_counters");
  return {
    async take(key, amount, limit, { from, until }) {
      if (amount > limit) return false;
      const spanKey = `${key}/${from.toISOString()}`;
      try {
        await counters.updateOne(
          { key: spanKey, used: { $lte: Long.fromNumber(limit - amount) } },
          {
            $inc: { used: Long.fromNumber(amount) },
            $setOnInsert: { _id: objectId(newId()), expiresAt: until },
          },
          { upsert: true },
        );
        return true;
      } catch (error) {
        // The counter is there and did not match: taking would be too much.
        if (isDuplicateKey(error, "key")) return false;
        throw error;
      }
    },
  };
}
