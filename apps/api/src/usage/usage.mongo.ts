import { type Database, isDuplicateKey, newId, objectId } from "@vitrina/db";
import { Long } from "mongodb";
import type { Usage } from "./usage.store.ts";

export function mongoUsage(db: Database): Usage {
  const counters = db.collection("usage_counters");

  const takenIn = async (key: string, amount: number, limit: number) => {
    const room = { key, used: { $lte: Long.fromNumber(limit - amount) } };
    const { matchedCount } = await counters.updateOne(room, { $inc: { used: Long.fromNumber(amount) } });
    return matchedCount === 1;
  };

  /** False when somebody else began it meanwhile; inside a transaction that is a conflict, and all of it is tried again. */
  async function begun(key: string, amount: number, expiresAt: Date): Promise<boolean> {
    try {
      await counters.insertOne({ _id: objectId(newId()), key, used: Long.fromNumber(amount), expiresAt });
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
      const isBegun = async () => (await counters.findOne({ key: spanKey }, { projection: { _id: 1 } })) !== null;
      // Looked for before it is begun: a duplicate key would end the transaction that this may be part of.
      return (
        (await takenIn(spanKey, amount, limit)) ||
        (!(await isBegun()) && (await begun(spanKey, amount, until))) ||
        takenIn(spanKey, amount, limit)
      );
    },
  };
}
