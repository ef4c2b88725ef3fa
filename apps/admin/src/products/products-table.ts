import type { ProductsRequest } from "@vitrina/domain/products";
import type { TableSpec } from "../table/table-url.ts";

export const productsTable: TableSpec<ProductsRequest["sort"], "brandId"> = {
  sorts: ["searchText", "updatedAt"],
  defaultSort: "searchText",
  defaultDirection: "asc",
  filters: ["brandId"],
};
