import type { Database } from "@vitrina/db";
import { MongoClient } from "mongodb";

/**
 * The database through the driver alone, for a process that is killed before long: Prisma takes more than a second to load,
 * and neither queue asks it anything.
 */
export async function bareDatabase(url: string, appName: string): Promise<Pick<Database, "collection" | "driver">> {
  const client = new MongoClient(url, { appName, writeConcern: { w: "majority" }, readConcernLevel: "majority" });
  await client.connect();
  const driver = client.db();
  return { driver, collection: (name) => driver.collection(name) };
}
