import contract from "@vitrina/prisma/contract" with { type: "json" };
import { MongoClient } from "mongodb";
import { Trouble } from "./trouble.ts";

/** Applies the migrations when the database's marker is not at the committed contract; trouble when they do not lead there. */
export async function prepareDatabase(url: string): Promise<void> {
  if ((await markerOf(url)) === contract.storage.storageHash) return;
  const { migrate } = await import("@vitrina/prisma");
  try {
    await migrate(url);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Trouble(`${reason}. The local data do not fit this version: if they may go, run \`npm run reset\`.`);
  }
}

async function markerOf(url: string): Promise<unknown> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
  try {
    const markers = client.db().collection<{ _id: string; storageHash: string }>("_prisma_migrations");
    const marker = await markers.findOne({ _id: "app" });
    return marker?.storageHash;
  } finally {
    await client.close();
  }
}
