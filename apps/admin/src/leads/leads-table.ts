import type { TableSpec } from "../table/table-url.ts";

export const LEAD_FILTERS = ["status", "assignee"] as const;
export type LeadFilter = (typeof LEAD_FILTERS)[number];

export const leadsTable: TableSpec<"createdAt", LeadFilter> = {
  sorts: ["createdAt"],
  defaultSort: "createdAt",
  defaultDirection: "desc",
  filters: LEAD_FILTERS,
};
