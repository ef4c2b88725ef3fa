import contract from "@vitrina/prisma/contract" with { type: "json" };
import { MongoClient } from "mongodb";

/** Applies the migrations when the database's marker is not at the committed contract. */
export async function prepareDatabase(url: string): Promise<void> {
  if ((await markerOf(url)) === contract.storage.storageHash) return;
  const { migrate } = await import("@vitrina/prisma");
  await migrate(url);
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
