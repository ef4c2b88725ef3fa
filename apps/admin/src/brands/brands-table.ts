import type { TableSpec } from "../table/table-url.ts";

export const brandsTable: TableSpec<"name", never> = {
  sorts: ["name"],
  defaultSort: "name",
  defaultDirection: "asc",
  filters: [],
};
