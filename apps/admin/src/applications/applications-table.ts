import type { CampaignApplicationsRequest } from "@vitrina/domain/applications";
import type { TableSpec } from "../table/table-url.ts";

export const applicationsTable: TableSpec<CampaignApplicationsRequest["sort"], "status"> = {
  sorts: ["appliedAt", "creatorName", "deliveryDueAt"],
  defaultSort: "appliedAt",
  defaultDirection: "desc",
  filters: ["status"],
};
