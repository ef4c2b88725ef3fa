import { type Database, isDuplicateKey, newId, objectId } from "@vitrina/db";
import { Long } from "mongodb";
import type { Usage } from "./usage.store.ts";

export function mongoUsage(db: Database): Usage {
  const counters = db.collection("usage_counters");

  async function took(key: string, amount: number, limit: number, until: Date): Promise<boolean> {
    try {
      await counters.updateOne(
        { key, used: { $lte: Long.fromNumber(limit - amount) } },
        {
          $inc: { used: Long.fromNumber(amount) },
          $setOnInsert: { _id: objectId(newId()), expiresAt: until },
        },
        { upsert: true },
      );
      return true;
    } catch (error) {
      if (isDuplicateKey(error, "key")) return false;
      throw error;
    }
  }

  return {
    async take(key, amount, limit, { from, until }) {
      if (amount > limit) return false;
      const spanKey = `${key}/${from.toISOString()}`;
      // A counter that did not match is used up, or was begun by another call at this very moment: the second look tells.
      return (await took(spanKey, amount, limit, until)) || took(spanKey, amount, limit, until);
    },
  };
}
