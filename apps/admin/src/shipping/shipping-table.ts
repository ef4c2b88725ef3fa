import type { TableSpec } from "../table/table-url.ts";

export const shippingTable: TableSpec<"creatorName", "state"> = {
  sorts: ["creatorName"],
  defaultSort: "creatorName",
  defaultDirection: "asc",
  filters: ["state"],
};
