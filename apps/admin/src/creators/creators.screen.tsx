import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { CreatorRow, CreatorsRequest } from "@vitrina/domain/creators";
import { EmptyState, PageHeader } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { AdminTable } from "../table/admin-table.tsx";
import { useRowSelection } from "../table/row-selection.ts";
import type { TableUrl } from "../table/table-url.ts";
import { useAdminTable } from "../table/use-admin-table.ts";
import { askedFilters } from "./asked.ts";
import { CreatorBulkActs } from "./creator-bulk-acts.tsx";
import { useCreatorColumns } from "./creator-columns.tsx";
import { CreatorFilters } from "./creator-filters.tsx";
import { type CreatorFilter, creatorsTable } from "./creators-table.ts";

export function CreatorsScreen({ url }: { url: TableUrl<CreatorsRequest["sort"], CreatorFilter> }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const client = useQueryClient();
  const admin = useAdmin();
  const columns = useCreatorColumns();
  const table = useAdminTable(creatorsTable, url);
  const filters = askedFilters(table.filters);
  const selection = useRowSelection((row: CreatorRow) => row.id, { search: table.search, filters });
  usePageTitle(t("creators.pageTitle"));
  const creators = useQuery(
    trpc.creators.list.queryOptions(
      { ...table.paging, ...filters },
      { placeholderData: keepPreviousData, enabled: admin.may("creators:read") },
    ),
  );

  if (!admin.may("creators:read")) return <Forbidden />;
  return (
    <>
      <PageHeader title={t("creators.pageTitle")}>{t("creators.lead")}</PageHeader>
      <AdminTable
        label={t("creators.pageTitle")}
        table={table}
        query={creators}
        columns={columns}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        opening={{ kind: "link", to: (row) => ({ to: "/creators/$creatorId", params: { creatorId: row.id } }) }}
        searchLabel={t("creators.searchPlaceholder")}
        filters={<CreatorFilters table={table} />}
        views="creators"
        exported={{
          fileName: t("creators.pageTitle"),
          page: (paging) =>
            client.fetchQuery(trpc.creators.list.queryOptions({ ...table.paging, ...filters, ...paging })),
          more: [
            { header: t("creators.email"), cell: (row) => row.email },
            { header: t("creators.phone"), cell: (row) => row.phone },
            { header: t("creators.city"), cell: (row) => row.city },
          ],
        }}
        {...(admin.may("creators:write") && { selection: { of: selection, acts: <CreatorBulkActs of={selection} /> } })}
        empty={<EmptyState title={t("creators.emptyTitle")}>{t("creators.emptyHint")}</EmptyState>}
      />
    </>
  );
}
