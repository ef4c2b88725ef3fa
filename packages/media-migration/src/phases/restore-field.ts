import type { Document, UpdateFilter } from "mongodb";
import { type FieldPlace, legacyField } from "../places.ts";
import { holds } from "../records/holds.ts";
import type { DocumentRecord } from "../records/records.ts";
import { fingerprint } from "../records/records.ts";

export type ChangeBack = { filter: Document; update: UpdateFilter<Document> };

/** How a text field gets back what it held; nothing when there is nothing of ours left, `lost` when its memory is gone. */
export function restoreField(
  place: FieldPlace,
  document: Document,
  { changes }: DocumentRecord,
): ChangeBack | "lost" | undefined {
  const legacy = legacyField(place);
  const ours = changes.filter(({ field, put }) => fingerprint(document[field]) === put);
  const isOurs = (field: string) => ours.some((change) => change.field === field);
  if (isOurs(place.field) && !isOurs(legacy)) return "lost";

  const set: Document = {};
  const unset: Document = {};
  const filter: Document = { _id: document._id };
  for (const { field, had, was } of ours) {
    filter[field] = holds(document[field]);
    if (field === place.field) set[field] = document[legacy];
    else if (had) set[field] = was;
    else unset[field] = "";
  }
  return change(filter, set, unset);
}

export function change(filter: Document, set: Document, unset: Document): ChangeBack | undefined {
  const update: UpdateFilter<Document> = {
    ...(Object.keys(set).length > 0 && { $set: set }),
    ...(Object.keys(unset).length > 0 && { $unset: unset }),
  };
  return Object.keys(update).length > 0 ? { filter, update } : undefined;
}
