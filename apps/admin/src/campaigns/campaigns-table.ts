import type { CampaignsRequest } from "@vitrina/domain/campaigns";
import type { TableSpec } from "../table/table-url.ts";

export const campaignsTable: TableSpec<CampaignsRequest["sort"], "status" | "brandId"> = {
  sorts: ["updatedAt", "title", "applicationDeadline", "fee"],
  defaultSort: "updatedAt",
  defaultDirection: "desc",
  filters: ["status", "brandId"],
};
