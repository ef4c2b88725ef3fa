import type { TableSpec } from "../table/table-url.ts";

export const mailsTable: TableSpec<"createdAt", "status"> = {
  sorts: ["createdAt"],
  defaultSort: "createdAt",
  defaultDirection: "desc",
  filters: ["status"],
};
