import { BSON, type Document } from "bson";

export type CollectionKind = "collection" | "view" | "timeseries";

/** Everything of a collection but its documents. `options` and `indexes` hold BSON's own number types. */
export type CollectionShape = {
  name: string;
  kind: CollectionKind;
  options: Document;
  indexes: Document[];
  /** 32 hex digits; empty for a view. */
  uuid: string;
  /** Where its documents lie: elsewhere for a time series on a server that keeps it in buckets. */
  dataName: string;
};

const { EJSON } = BSON;

/** The metadata file of mongodump: canonical Extended JSON v2. */
export function metadataJson({ name, kind, options, indexes, uuid }: CollectionShape): string {
  const metadata = {
    options,
    indexes,
    ...(uuid !== "" && { uuid }),
    collectionName: name,
    ...(kind !== "collection" && { type: kind }),
  };
  return EJSON.stringify(metadata, { relaxed: false });
}

/** Reads canonical and relaxed numbers. Undefined when the text is no metadata, or says nothing of indexes. */
export function readMetadata(text: string): Pick<CollectionShape, "options" | "indexes" | "uuid"> | undefined {
  try {
    const { options = {}, indexes, uuid = "" }: Document = EJSON.parse(text, { relaxed: false });
    return Array.isArray(indexes) ? { options, indexes, uuid } : undefined;
  } catch {
    return undefined;
  }
}

/** A text that is the same for the same shape, whatever the order of indexes and of option names. */
export function shapeText({ options, indexes }: Pick<CollectionShape, "options" | "indexes">): {
  options: string;
  indexes: string[];
} {
  const withoutNamespace = ({ ns: _ns, ...rest }: Document) => rest;
  return {
    options: EJSON.stringify(sortedKeys(options), { relaxed: false }),
    indexes: indexes.map((index) => EJSON.stringify(withoutNamespace(index), { relaxed: false })).sort(),
  };
}

function sortedKeys(document: Document): Document {
  return Object.fromEntries(Object.entries(document).sort(([one], [other]) => (one < other ? -1 : 1)));
}
