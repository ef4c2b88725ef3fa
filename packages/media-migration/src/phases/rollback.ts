import type { Document } from "mongodb";
import { inLanes } from "../conduct/in-lanes.ts";
import { Interrupted, type Move } from "../move.ts";
import { fieldsOf, holdsNext, legacyField, nextField, type Place } from "../places.ts";
import { DOCUMENTS, type DocumentRecord, VALUES } from "../records/records.ts";
import { FOLDER, MOVED_BY } from "../records/register.ts";
import { count, sumOf } from "../tally.ts";
import { countDocuments, eachCandidate } from "./each-place.ts";
import { restoreField } from "./restore-field.ts";
import { restoreTree } from "./restore-tree.ts";

const TRIES = 5;

/**
 * Puts back what every document held, field by field and only where the move's own value still lies; what people wrote since
 * stays. Then takes its rows out of the register, except those that something refers to, and its own records away. The files
 * stay where they are, so that a new copy finds them.
 */
export async function rollback(move: Move): Promise<{ isComplete: boolean }> {
  move.tally.documents.total = await move.records.documents.countDocuments();
  for (const place of move.places) {
    const next = nextField(place);
    await move.db.collection(place.collection).updateMany(holdsNext(place), { $unset: { [next]: "" } });
  }
  await inLanes(recordsOf(move), move.lanes, async (record) => {
    await restore(move, record);
    move.tally.documents.done += 1;
  });
  if (sumOf(move.tally.failed) > 0) return { isComplete: false };
  await forgetRows(move);
  for (const name of [VALUES, DOCUMENTS]) await dropIfThere(move, name);
  return { isComplete: true };
}

async function* recordsOf(move: Move): AsyncGenerator<DocumentRecord> {
  for (let after = ""; ; ) {
    const rows = await move.records.documents.find({ _id: { $gt: after } }, { sort: { _id: 1 }, limit: 100 }).toArray();
    for (const row of rows) {
      if (move.signal.aborted) throw new Interrupted();
      yield row;
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last._id;
  }
}

async function restore(move: Move, record: DocumentRecord): Promise<void> {
  const place = move.places.find(({ collection, field }) => collection === record.collection && field === record.field);
  if (!place) return count(move.tally.failed, "unknown-place");
  const collection = move.db.collection<Document>(place.collection, { promoteValues: false });
  const projection = Object.fromEntries(fieldsOf(place).map((field) => [field, 1]));
  const where = { collection: place.collection, id: String(record.documentId) };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const document = await collection.findOne({ _id: record.documentId as never }, { projection });
    const change = document && changeBack(place, document, record);
    if (change === "lost") {
      const path = legacyField(place);
      move.log({ what: "failed", ...where, path, reason: "old-value-gone", value: "" });
      return count(move.tally.failed, "old-value-gone");
    }
    if (change) {
      const { matchedCount } = await collection.updateOne(change.filter, change.update);
      if (matchedCount === 0) continue;
      move.tally.documents.changed += 1;
      move.log({ what: "restored", ...where });
    }
    await move.records.documents.deleteOne({ _id: record._id });
    return;
  }
  count(move.tally.failed, "edited-all-the-time");
}

function changeBack(place: Place, document: Document, record: DocumentRecord) {
  return place.shape === "field" ? restoreField(place, document, record) : restoreTree(place, document, record);
}

/** Rows of what the move stored leave the register, unless a value that somebody chose leads to them. */
async function forgetRows(move: Move): Promise<void> {
  const rows = move.db.collection("media_assets");
  const publicIds = new Set<string>();
  const assetIds = new Set<string>();
  const folder = `/${FOLDER}/`;
  const restored = move.tally.documents.total;
  await countDocuments(move);
  move.tally.documents.total += restored;
  await eachCandidate(move, async ({ place, document, found }) => {
    for (const { old, value } of found) {
      const at = old.kind === "moved" ? String(value).indexOf(folder) : -1;
      if (at >= 0)
        publicIds.add(
          String(value)
            .slice(at + 1)
            .replace(/\.\w+$/, ""),
        );
    }
    const linked = place.shape === "field" && place.link ? document[place.link.field] : undefined;
    for (const [id] of JSON.stringify(linked ?? "").matchAll(/\b[0-9a-f]{24}\b/g)) assetIds.add(id);
  });
  const mine = rows.find({ uploadedBy: MOVED_BY }, { projection: { publicId: 1 } });
  for await (const { _id, publicId } of mine) {
    if (!publicIds.has(publicId) && !assetIds.has(String(_id))) await rows.deleteOne({ _id });
  }
  const state = await move.records.state.findOne({ _id: "move" });
  if (state?.madeRegister && (await rows.countDocuments({}, { limit: 1 })) === 0)
    await dropIfThere(move, "media_assets");
}

async function dropIfThere(move: Move, name: string): Promise<void> {
  const there = await move.db.listCollections({ name }, { nameOnly: true }).toArray();
  if (there.length > 0) await move.db.collection(name).drop();
}
