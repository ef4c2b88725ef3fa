import type { CampaignPiecesRequest } from "@vitrina/domain/review";
import type { TableSpec } from "../table/table-url.ts";

export const piecesTable: TableSpec<CampaignPiecesRequest["sort"], "status" | "type" | "light"> = {
  sorts: ["dueAt"],
  defaultSort: "dueAt",
  defaultDirection: "asc",
  filters: ["status", "type", "light"],
};
