import type { Database } from "@vitrina/db";

export type DemoMarker = { state: "absent" | "planting" | "complete"; at: Date | null };

const ID = "demo";

/** Where the seed notes how far it came, so that one that was cut short is known as such. */
export function demoMarker(db: Pick<Database, "driver">) {
  const marks = db.driver.collection<{ _id: string; state: "planting" | "complete"; at: Date }>("demo_seed");
  return {
    async read(): Promise<DemoMarker> {
      const mark = await marks.findOne({ _id: ID });
      return mark ? { state: mark.state, at: mark.at } : { state: "absent", at: null };
    },
    async write(state: "planting" | "complete", at: Date): Promise<void> {
      await marks.updateOne({ _id: ID }, { $set: { state, at } }, { upsert: true });
    },
  };
}
