import type { Document } from "mongodb";
import { inLanes } from "../conduct/in-lanes.ts";
import { Interrupted, type Move } from "../move.ts";
import { fieldsOf, type Place } from "../places.ts";
import { eachGroup, weightOf } from "../records/each-document.ts";
import type { ValueRecord } from "../records/records.ts";
import { type Found, findValues } from "../values/find-values.ts";

export type Candidate = {
  place: Place;
  document: Document;
  found: Found[];
  /** What is known of its values already, by their key. */
  known: ReadonlyMap<string, ValueRecord>;
};

/** Counts what a phase will go through, for the time left. */
export async function countDocuments(move: Move): Promise<void> {
  const counts = await Promise.all(
    move.places.map(({ collection }) => move.db.collection(collection).estimatedDocumentCount()),
  );
  move.tally.documents.total = counts.reduce((sum, count) => sum + count, 0);
}

/** Takes every document of every place through `work`, so many at a time and so many bytes at a time. */
export async function eachCandidate(
  move: Move,
  work: (candidate: Candidate) => Promise<void>,
  only: (place: Place) => Document = () => ({}),
): Promise<void> {
  await inLanes(candidates(move, only), move.lanes, async ({ share, ...candidate }) => {
    try {
      await work(candidate);
      move.tally.documents.done += 1;
    } finally {
      move.documentMemory.give(share);
    }
  });
}

async function* candidates(
  move: Move,
  only: (place: Place) => Document,
): AsyncGenerator<Candidate & { share: number }> {
  for (const place of move.places) {
    const wanted = { collection: place.collection, fields: fieldsOf(place), filter: only(place) };
    for await (const group of eachGroup(move.db, wanted)) {
      const found = group.map((document) => findValues(document, place, move.surroundings));
      const keys = [...new Set(found.flat().map(({ key }) => key))].filter((key) => key !== "");
      const rows = await move.records.values.find({ _id: { $in: keys } }).toArray();
      const known = new Map(rows.map((row) => [row._id, row]));
      for (const [index, document] of group.entries()) {
        if (move.signal.aborted) throw new Interrupted();
        const share = await move.documentMemory.take(weightOf(document));
        yield { place, document, found: found[index] ?? [], known, share };
      }
    }
  }
}

/** Reads one document again, after somebody changed it. */
export async function readAgain(move: Move, { place, document }: Candidate): Promise<Candidate | undefined> {
  const projection = Object.fromEntries(fieldsOf(place).map((field) => [field, 1]));
  const fresh = await move.db
    .collection(place.collection, { promoteValues: false })
    .findOne({ _id: document._id }, { projection });
  if (!fresh) return undefined;
  const found = findValues(fresh, place, move.surroundings);
  const keys = found.map(({ key }) => key).filter((key) => key !== "");
  const rows = await move.records.values.find({ _id: { $in: keys } }).toArray();
  return { place, document: fresh, found, known: new Map(rows.map((row) => [row._id, row])) };
}

export const idOf = ({ document }: Pick<Candidate, "document">): string => String(document._id);
