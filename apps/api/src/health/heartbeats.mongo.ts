import { type Database, isDuplicateKey, newId, objectId } from "@vitrina/db";
import { HEARTBEATS, type HeartbeatName } from "@vitrina/domain/system";
import type { HeartbeatStore } from "./health.store.ts";

export function mongoHeartbeats(db: Database): HeartbeatStore {
  const heartbeats = db.collection("heartbeats");

  async function set(name: HeartbeatName, change: object, first: object): Promise<void> {
    const write = () =>
      heartbeats.updateOne(
        { name },
        { $set: change, $setOnInsert: { _id: objectId(newId()), ...first } },
        { upsert: true },
      );
    try {
      await write();
    } catch (error) {
      if (!isDuplicateKey(error, "name")) throw error;
      await write();
    }
  }

  return {
    note: (name, beatAt) => set(name, { beatAt }, { toldAt: null, trouble: "" }),
    noteTelling: (name, at, trouble) =>
      set(name, trouble ? { trouble } : { toldAt: at, trouble }, { beatAt: at, ...(trouble && { toldAt: null }) }),
    async all() {
      const rows = await heartbeats.find().toArray();
      return HEARTBEATS.map((name) => {
        const row = rows.find((one) => one.name === name);
        return { name, beatAt: row?.beatAt ?? null, toldAt: row?.toldAt ?? null, trouble: row?.trouble ?? "" };
      });
    },
  };
}
