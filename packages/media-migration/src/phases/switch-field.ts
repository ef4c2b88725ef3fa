import type { Document, UpdateFilter } from "mongodb";
import { type FieldPlace, type Link, legacyField, nextField } from "../places.ts";
import { holds } from "../records/holds.ts";
import { type Change, type DocumentRecord, fingerprint } from "../records/records.ts";
import type { Candidate } from "./each-place.ts";

export type SwitchPlan = {
  filter: Document;
  update: UpdateFilter<Document>;
  changes: Change[];
  /** Whether nothing of the document still waits. */
  isWhole: boolean;
};

/** What the old store is called where a field names it. */
export const NEW_PROVIDER = "cloudinary";

/** How one text field is switched, or nothing while its value was not copied and verified. */
export function switchField(
  place: FieldPlace,
  { document, found, known }: Pick<Candidate, "document" | "found" | "known">,
  before: DocumentRecord | null,
): SwitchPlan | undefined {
  const [value] = found;
  const record = value && known.get(value.key);
  if (!value || record?.state !== "verified" || record.url === undefined) return undefined;
  const [next, legacy] = [nextField(place), legacyField(place)];
  if (document[next] !== record.url) return undefined;

  const puts: [field: string, put: unknown][] = [
    [place.field, record.url],
    [legacy, value.value],
  ];
  if (place.provider) puts.push([place.provider, NEW_PROVIDER]);
  const { link } = place;
  if (link && record.resourceType === "image" && record.assetId !== undefined && isFree(document, link, before)) {
    puts.push([link.field, link.of(record.assetId)]);
  }
  const filter: Document = { _id: document._id, [next]: record.url };
  for (const [field] of puts) filter[field] = holds(document[field]);
  return {
    filter,
    update: { $set: Object.fromEntries(puts), $unset: { [next]: "" } },
    changes: puts.map(([field, put]) => changeOf(document, field, put, before, field === place.field)),
    isWhole: true,
  };
}

/** A picture that somebody chose in the product is newer than anything the old stores hold. */
function isFree(document: Document, link: Link, before: DocumentRecord | null): boolean {
  const is = document[link.field];
  return is === undefined || link.isFree(is) || isOurs(before, link.field, is);
}

/**
 * What a field was before the move first touched it. What lies there from an earlier switch is no value of its own, so the
 * older memory goes on.
 */
export function changeOf(
  document: Document,
  field: string,
  put: unknown,
  before: DocumentRecord | null,
  isKeptBeside = false,
): Change {
  const is = document[field];
  const earlier = before?.changes.find((change) => change.field === field);
  const ours = earlier && isOurs(before, field, is) ? earlier : undefined;
  if (ours) return { ...ours, put: fingerprint(put) };
  const was = is === undefined || isKeptBeside ? {} : { was: is };
  return { field, had: is !== undefined, ...was, put: fingerprint(put) };
}

export function isOurs(before: DocumentRecord | null, field: string, is: unknown): boolean {
  return before?.changes.some((change) => change.field === field && change.put === fingerprint(is)) ?? false;
}
