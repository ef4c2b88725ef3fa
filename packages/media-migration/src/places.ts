/** Where production keeps pictures of the old kinds, and what is written beside them. */
export type Place = FieldPlace | TreePlace;

/** Where the product itself keeps a picture: a field, what it holds for an asset, and whether it holds none yet. */
export type Link = { field: string; of: (assetId: string) => unknown; isFree: (value: unknown) => boolean };

/** One text field. `provider` names the old store in a field of its own; `link` is where the product looks. */
export type FieldPlace = {
  shape: "field";
  collection: string;
  field: string;
  purpose: string;
  provider?: string;
  link?: Link;
};

/** A list of components whose media fields lie at any depth. */
export type TreePlace = { shape: "tree"; collection: string; field: string; purpose: string };

/** The new value, while the old one is still read. */
export const nextField = (place: Place): string => `${place.field}Next`;
/** What was there, once the new value is read. */
export const legacyField = (place: Place): string => `${place.field}Legacy`;

/** Finds documents whose new value lies beside the old one; an empty field is none. */
export const holdsNext = (place: Place): object => ({
  [nextField(place)]: { $type: place.shape === "field" ? "string" : "array" },
});

/** What a place's documents are asked for. */
export function fieldsOf(place: Place): string[] {
  const beside = place.shape === "field" ? [place.provider, place.link?.field] : [];
  return [place.field, nextField(place), legacyField(place), ...beside].filter((name) => name !== undefined);
}

/** Beside a tree, each moved value has its line here: where it lies and what it becomes. */
export type NextLine = { at: string; is: string };
/** And here, afterwards: what it was. */
export type LegacyLine = { at: string; was: string; is: string };

export function isLines<Line extends NextLine>(value: unknown): value is Line[] {
  return (
    Array.isArray(value) &&
    value.every((line) => typeof line === "object" && line !== null && "at" in line && "is" in line)
  );
}
