import type { LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { CsvCell } from "./csv.ts";
import type { Direction } from "./table-url.ts";

/** One column. The first of a table names its row: it cannot be hidden and carries the link that opens the row. */
export type Column<Row, Sort extends string> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** What the server sorts by when this column's head is pressed, and in which order first. */
  sort?: Sort;
  firstDirection?: Direction;
  /** What is put in order, so that the order can be said in words that fit. */
  sortedAs?: "text" | "amount" | "day";
  align?: "start" | "end";
  /** Stays whatever columns a person hides: actions, for example. */
  always?: boolean;
  /** What the exported file holds; a column without it is left out of the file. */
  exported?: (row: Row) => CsvCell;
};

/** How a row is opened: a place to go, or a dialog that opens here. */
export type RowOpening<Row> =
  | { kind: "link"; to: (row: Row) => Pick<LinkProps, "to" | "params" | "search"> }
  | { kind: "press"; press: (row: Row) => void };
