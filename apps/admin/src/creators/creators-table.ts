import type { CreatorsRequest } from "@vitrina/domain/creators";
import type { TableSpec } from "../table/table-url.ts";

export const CREATOR_FILTERS = [
  "status",
  "category",
  "platform",
  "city",
  "followers",
  "completeness",
  "onTime",
] as const;
export type CreatorFilter = (typeof CREATOR_FILTERS)[number];

export const creatorsTable: TableSpec<CreatorsRequest["sort"], CreatorFilter> = {
  sorts: ["createdAt", "name", "followers", "completeness", "onTimePercent"],
  defaultSort: "createdAt",
  defaultDirection: "desc",
  filters: CREATOR_FILTERS,
};
