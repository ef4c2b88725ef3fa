import type { Move } from "../move.ts";
import { holdsNext } from "../places.ts";

export type Source = {
  collection: string;
  field: string;
  /** Documents that hold a value, of whatever kind. */
  documents: number;
  /** Documents whose new value lies beside the old one. */
  copied: number;
  /** Documents that are read by their new value and keep the old one. */
  switched: number;
};

/** How far each source is, from what is stored. */
export async function sources({ db, records, places }: Pick<Move, "db" | "records" | "places">): Promise<Source[]> {
  return Promise.all(
    places.map(async (place) => {
      const { collection, field } = place;
      const documents = db.collection(collection);
      const [held, copied, switched] = await Promise.all([
        documents.countDocuments({ [field]: { $exists: true, $nin: [null, "", []] } }),
        documents.countDocuments(holdsNext(place)),
        records.documents.countDocuments({ collection, field }),
      ]);
      return { collection, field, documents: held, copied, switched };
    }),
  );
}
