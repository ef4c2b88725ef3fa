import { classes, Loading, Skeleton } from "@vitrina/ui";
import type { ReactNode } from "react";
import type { RowOpening } from "./column.ts";
import { moveOnArrows, openOnPress, RowOpener } from "./row-opener.tsx";

const GRID = "grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4 xl:grid-cols-5";
const TILES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** The rows as tiles, for things that are known by their looks. */
export function TileRows<Row>({
  label,
  rows,
  rowId,
  tile,
  opening,
  stale,
}: {
  label: string;
  rows: readonly Row[];
  rowId: (row: Row) => string;
  tile: (row: Row) => ReactNode;
  opening: RowOpening<Row> | undefined;
  stale: boolean;
}) {
  return (
    <ul aria-label={label} aria-busy={stale} className={classes(GRID, "transition-opacity", stale && "opacity-60")}>
      {rows.map((row) => (
        <li
          key={rowId(row)}
          onClick={openOnPress}
          onKeyDown={moveOnArrows}
          className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface shadow-sheet transition-colors hover:border-line-strong"
        >
          <RowOpener row={row} opening={opening}>
            {tile(row)}
          </RowOpener>
        </li>
      ))}
    </ul>
  );
}

export function TilesSkeleton() {
  return (
    <Loading>
      <div className={GRID}>
        {TILES.map((tile) => (
          <div key={tile} className="overflow-hidden rounded-lg border border-line bg-surface">
            <Skeleton className="aspect-square w-full rounded-none" />
            <div className="flex flex-col gap-2 p-3">
              <Skeleton className="h-4 w-3/4" />
              <Skeleton className="h-3 w-1/2" />
            </div>
          </div>
        ))}
      </div>
    </Loading>
  );
}
