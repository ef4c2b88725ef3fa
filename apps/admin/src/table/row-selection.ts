import { useState } from "react";

export type RowSelection<Row> = {
  /** What is chosen, in the order of choosing, also from pages that are no longer shown. */
  rows: readonly Row[];
  rowId: (row: Row) => string;
  has: (row: Row) => boolean;
  set: (rows: readonly Row[], chosen: boolean) => void;
  clear: () => void;
};

/**
 * The rows a person has ticked in one list. They stay while pages turn and go when `listed` changes: whoever searches for
 * something else no longer sees what they had chosen, and must not act on it.
 */
export function useRowSelection<Row>(rowId: (row: Row) => string, listed: unknown): RowSelection<Row> {
  const key = JSON.stringify(listed);
  const [chosen, setChosen] = useState<{ key: string; rows: readonly Row[] }>({ key, rows: [] });
  const rows = chosen.key === key ? chosen.rows : [];
  const ids = new Set(rows.map(rowId));
  return {
    rows,
    rowId,
    has: (row) => ids.has(rowId(row)),
    set: (given, isChosen) => {
      const touched = new Set(given.map(rowId));
      const others = rows.filter((row) => !touched.has(rowId(row)));
      setChosen({ key, rows: isChosen ? [...others, ...given] : others });
    },
    clear: () => setChosen({ key, rows: [] }),
  };
}
