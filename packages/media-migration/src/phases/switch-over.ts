import type { Move } from "../move.ts";
import { holdsNext } from "../places.ts";
import { documentKey } from "../records/records.ts";
import { type Candidate, eachCandidate, idOf, readAgain } from "./each-place.ts";
import { switchField } from "./switch-field.ts";
import { switchTree } from "./switch-tree.ts";

const TRIES = 5;

/**
 * Makes readers use the new values, for those that were verified and whose document still holds what was copied. What was
 * there is kept beside. A document that somebody changed in between is left for another copy.
 */
export async function switchOver(move: Move): Promise<{ isComplete: boolean; waiting: number }> {
  const counts = await Promise.all(
    move.places.map((place) => move.db.collection(place.collection).countDocuments(holdsNext(place))),
  );
  move.tally.documents.total = counts.reduce((sum, count) => sum + count, 0);
  let waiting = 0;
  await eachCandidate(
    move,
    async (candidate) => {
      const outcome = await switchDocument(move, candidate);
      if (outcome === "waits") waiting += 1;
    },
    holdsNext,
  );
  return { isComplete: waiting === 0 && move.tally.documents.edited === 0, waiting };
}

async function switchDocument(move: Move, first: Candidate): Promise<"switched" | "waits" | "edited"> {
  let candidate: Candidate | undefined = first;
  for (let tries = 0; candidate && tries < TRIES; tries += 1) {
    const { place, document } = candidate;
    const key = documentKey(place.collection, document._id);
    const before = await move.records.documents.findOne({ _id: key });
    const plan = place.shape === "field" ? switchField(place, candidate, before) : switchTree(place, candidate, before);
    if (!plan) return "waits";
    // Written first: a change whose record is missing could not be taken back.
    await move.records.documents.replaceOne(
      { _id: key },
      {
        collection: place.collection,
        field: place.field,
        documentId: document._id,
        changes: plan.changes,
        switchedAt: move.now(),
      },
      { upsert: true },
    );
    const { matchedCount } = await move.db.collection(place.collection).updateOne(plan.filter, plan.update);
    if (matchedCount === 1) {
      move.tally.documents.changed += 1;
      move.log({ what: "switched", collection: place.collection, id: idOf(candidate) });
      return plan.isWhole ? "switched" : "waits";
    }
    candidate = await readAgain(move, candidate);
  }
  if (!candidate) return "switched";
  move.tally.documents.edited += 1;
  move.log({ what: "edited", collection: candidate.place.collection, id: idOf(candidate) });
  return "edited";
}
