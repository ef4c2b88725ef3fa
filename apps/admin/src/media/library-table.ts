import type { LibraryRequest, SensitiveRequest } from "@vitrina/domain/media";
import type { TableSpec } from "../table/table-url.ts";

export type LibraryFilter = "purpose" | "mediaClass" | "state" | "brandId";

export const libraryTable: TableSpec<LibraryRequest["sort"], LibraryFilter> = {
  sorts: ["createdAt"],
  defaultSort: "createdAt",
  defaultDirection: "desc",
  filters: ["purpose", "mediaClass", "state", "brandId"],
};

export const sensitiveTable: TableSpec<SensitiveRequest["sort"], "purpose" | "state"> = {
  sorts: ["createdAt"],
  defaultSort: "createdAt",
  defaultDirection: "desc",
  filters: ["purpose", "state"],
};
