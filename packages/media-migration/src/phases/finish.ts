import { inLanes } from "../conduct/in-lanes.ts";
import { Interrupted, type Move } from "../move.ts";
import { legacyField } from "../places.ts";
import { holds } from "../records/holds.ts";
import { type DocumentRecord, fingerprint } from "../records/records.ts";

const DAY_MS = 86_400_000;

/** What a finish would do now. */
export type Due = { due: number; tooYoung: number };

export async function dueForFinish(move: Move, afterDays: number): Promise<Due> {
  const until = lastDay(move, afterDays);
  const { documents } = move.records;
  const due = await documents.countDocuments({ switchedAt: { $lte: until } });
  return { due, tooYoung: (await documents.countDocuments()) - due };
}

/** Takes away what was kept of the old values, for documents that were switched so many days ago. There is no way back. */
export async function finish(move: Move, afterDays: number): Promise<{ isComplete: boolean; tooYoung: number }> {
  const { due, tooYoung } = await dueForFinish(move, afterDays);
  move.tally.documents.total = due;
  await inLanes(dueRecords(move, afterDays), move.lanes, async (record) => {
    await finishDocument(move, record);
    move.tally.documents.done += 1;
  });
  return { isComplete: true, tooYoung };
}

const lastDay = (move: Move, afterDays: number) => new Date(move.now().getTime() - afterDays * DAY_MS);

async function* dueRecords(move: Move, afterDays: number): AsyncGenerator<DocumentRecord> {
  const switchedAt = { $lte: lastDay(move, afterDays) };
  for (let after = ""; ; ) {
    const rows = await move.records.documents
      .find({ _id: { $gt: after }, switchedAt }, { sort: { _id: 1 }, limit: 100 })
      .toArray();
    for (const row of rows) {
      if (move.signal.aborted) throw new Interrupted();
      yield row;
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last._id;
  }
}

async function finishDocument(move: Move, record: DocumentRecord): Promise<void> {
  const place = move.places.find(({ collection, field }) => collection === record.collection && field === record.field);
  if (!place) return;
  const legacy = legacyField(place);
  const collection = move.db.collection(place.collection, { promoteValues: false });
  const document = await collection.findOne({ _id: record.documentId as never }, { projection: { [legacy]: 1 } });
  const memory = record.changes.find(({ field }) => field === legacy);
  if (document && memory && fingerprint(document[legacy]) === memory.put) {
    const { matchedCount } = await collection.updateOne(
      { _id: document._id, [legacy]: holds(document[legacy]) },
      { $unset: { [legacy]: "" } },
    );
    move.tally.documents.changed += matchedCount;
    move.log({ what: "finished", collection: place.collection, id: String(record.documentId) });
  }
  await move.records.documents.deleteOne({ _id: record._id });
}
