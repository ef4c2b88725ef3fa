import type { SameKeys } from "@vitrina/ui/messages";
import type { table as es } from "../es/table.ts";

export const table = {
  clearFilters: "Clear filters",
  hideColumns: "Hide columns",
  pages: "Pages",
  pageSize: "Rows per page",
  previous: "Previous",
  next: "Next",
  page: "Page {page, number}",
  total: "{total, plural, =0 {No results} one {# result} other {# results}}",
  sortAscending: "Sort by {column}, {kind, select, text {A to Z} day {earliest first} other {lowest first}}",
  sortDescending: "Sort by {column}, {kind, select, text {Z to A} day {latest first} other {highest first}}",
  sortBy: "Sort by",
  ascending: "{kind, select, text {A to Z} day {Earliest first} other {Lowest first}}",
  descending: "{kind, select, text {Z to A} day {Latest first} other {Highest first}}",
  noMatchTitle: "Nothing matches",
  noMatchHint: "Try other words or take a filter away.",
} satisfies SameKeys<typeof es>;
