/** The things whose lists are found by what was derived from their own words. */
export const DERIVED_KINDS = ["creators", "brands", "products", "campaigns"] as const;
export type DerivedKind = (typeof DERIVED_KINDS)[number];

/** What lists need beside a document and a document from before may lack. */
export type DerivedStore = {
  /** Derives what is missing for so many documents of a kind at most, and says for how many it was missing. */
  fill: (kind: DerivedKind, limit: number) => Promise<number>;
};
