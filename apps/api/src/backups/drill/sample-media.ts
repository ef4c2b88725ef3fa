import { cloudinaryLibrary } from "@vitrina/media";

import { ExternalError } from "@vitrina/outside";
import type { Db } from "mongodb";
import { cloudinaryAccount } from "../../env.ts";
import { rulesFor } from "../../media/cloudinary-door.ts";
import type { Tried } from "./run-the-product.ts";

const SAMPLES = 20;

/** Asks the media company for some of the files that the restored database knows, and compares what it says of them. */
export async function sampleMedia(db: Db, cloudinaryUrl: string): Promise<Tried> {
  const rows = await db
    .collection("media_assets")
    .aggregate([{ $match: { status: "verified", deletedAt: null } }, { $sample: { size: SAMPLES } }])
    .toArray();
  const library = cloudinaryLibrary(cloudinaryAccount(cloudinaryUrl));
  const wrong: string[] = [];
  for (const row of rows) {
    try {
      const { deliveryType, resourceTypes } = rulesFor(row.purpose);
      const stored = await library.find(row.publicId, deliveryType, resourceTypes);
      if (!stored) wrong.push(`${row.publicId} is gone`);
      else if (row.bytes && stored.bytes !== row.bytes)
        wrong.push(`${row.publicId} has ${stored.bytes} bytes instead of ${row.bytes}`);
    } catch (error) {
      if (!(error instanceof ExternalError)) throw error;
      return { what: "files of the register are there", isGood: false, found: error.message };
    }
  }
  return {
    what: "files of the register are there",
    isGood: wrong.length === 0,
    found: wrong.length === 0 ? `${rows.length} of ${rows.length} as registered` : wrong.slice(0, 5).join("; "),
  };
}
