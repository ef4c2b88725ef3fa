/** A row that holds sealed texts, by field; `place` names the kind of row. */
export type SealedRow = { id: string; boundTo: string; texts: Readonly<Record<string, string>> };

/** Everything that is stored sealed, for keys to be exchanged under it. */
export type SealedRows = {
  places: readonly string[];
  /** Rows of a place in the order of their ids, after `after`, that are not all sealed with `keyId`. */
  notSealedWith: (place: string, keyId: string, after: string | null, limit: number) => Promise<SealedRow[]>;
  /** False when one of the texts was replaced since it was read. */
  replaceIfStill: (place: string, row: SealedRow, texts: Readonly<Record<string, string>>) => Promise<boolean>;
  /** How many texts of each place need which key; `none` for what is not sealed. */
  keysInUse: () => Promise<Readonly<Record<string, Readonly<Record<string, number>>>>>;
};
