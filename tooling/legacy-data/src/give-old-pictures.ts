import type { Db, Document } from "mongodb";
import { dice } from "./dice.ts";
import { OldStoresWriter } from "./old-stores.ts";
import { openAlbum } from "./pictures.ts";
import { valueMaker } from "./values.ts";

const PLACES = [
  { collection: "products", field: "imageUrl", folder: "products" },
  { collection: "ugc_campaigns", field: "coverImage", folder: "campaigns" },
  { collection: "ugc_creators", field: "profilePicture", folder: "creators" },
] as const;

/**
 * Gives the documents of a database that is in use the pictures they had in the previous application, for trying out the
 * move from the panel. Only texts, because the product's validators admit nothing else. The same seed gives the same.
 *
 * @returns how many documents got a value
 */
export async function giveOldPictures(
  db: Db,
  { seed, uploads, ownHost, most }: { seed: number; uploads: string; ownHost: string; most: number },
): Promise<number> {
  const chance = dice(seed);
  const stores = new OldStoresWriter(db, uploads);
  await stores.indexes();
  const make = valueMaker(chance, await openAlbum(seed), stores, ownHost, Math.ceil(most / 2));
  let given = 0;
  for (const { collection, field, folder } of PLACES) {
    const documents = db.collection<Document>(collection);
    const rows = await documents.find({}, { projection: { _id: 1 }, sort: { _id: 1 }, limit: most }).toArray();
    for (const { _id } of rows) {
      const { value, provider } = await make(folder);
      if (typeof value !== "string") continue;
      const named = collection === "products" && provider !== undefined ? { imageProvider: provider } : {};
      await documents.updateOne({ _id }, { $set: { [field]: value, ...named } });
      given += 1;
    }
  }
  await stores.flush();
  return given;
}
