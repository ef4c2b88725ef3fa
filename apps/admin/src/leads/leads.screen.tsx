import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { LEAD_STATUSES, type LeadRow } from "@vitrina/domain/leads";
import { EmptyState, MultiSelect, PageHeader, useDays } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { AdminTable } from "../table/admin-table.tsx";
import type { Column } from "../table/column.ts";
import type { TableUrl } from "../table/table-url.ts";
import { useAdminTable } from "../table/use-admin-table.ts";
import { LeadBadge } from "./lead-badge.tsx";
import { type LeadFilter, leadsTable } from "./leads-table.ts";

/** What visitors wrote through the website's contact form. */
export function LeadsScreen({ url }: { url: TableUrl<"createdAt", LeadFilter> }) {
  const t = useTranslations("leads");
  const trpc = useTRPC();
  const client = useQueryClient();
  const admin = useAdmin();
  const may = admin.may("leads:read");
  const table = useAdminTable(leadsTable, url);
  const columns = useLeadColumns();
  usePageTitle(t("pageTitle"));
  const { sort: _only, ...paging } = table.paging;
  const asked = {
    ...paging,
    status: LEAD_STATUSES.filter((status) => table.filters.status.includes(status)),
    assigneeId: [...table.filters.assignee],
  };
  const leads = useQuery(
    trpc.leads.list.queryOptions(asked, { placeholderData: keepPreviousData, enabled: may, refetchInterval: 60_000 }),
  );
  const assignees = useQuery(trpc.leads.assignees.queryOptions(undefined, { enabled: may }));

  if (!may) return <Forbidden />;
  return (
    <>
      <PageHeader title={t("pageTitle")}>{t("lead")}</PageHeader>
      <AdminTable
        label={t("pageTitle")}
        table={table}
        query={leads}
        columns={columns}
        rowId={(row) => row.id}
        opening={{ kind: "link", to: (row) => ({ to: "/leads/$leadId", params: { leadId: row.id } }) }}
        searchLabel={t("searchPlaceholder")}
        filters={
          <>
            <MultiSelect
              label={t("filters.status")}
              options={LEAD_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
              value={table.filters.status}
              onChange={(values) => table.setFilter("status", values)}
            />
            <MultiSelect
              label={t("filters.assignee")}
              options={(assignees.data?.items ?? []).map(({ userId, name }) => ({ value: userId, label: name }))}
              value={table.filters.assignee}
              onChange={(values) => table.setFilter("assignee", values)}
            />
          </>
        }
        exported={{
          fileName: t("pageTitle"),
          page: (part) => client.fetchQuery(trpc.leads.list.queryOptions({ ...asked, ...part })),
          more: [
            { header: t("columns.email"), cell: (row) => row.email },
            { header: t("columns.phone"), cell: (row) => row.phone },
            { header: t("columns.message"), cell: (row) => row.message },
          ],
        }}
        empty={<EmptyState title={t("emptyTitle")}>{t("emptyHint")}</EmptyState>}
      />
    </>
  );
}

function useLeadColumns(): Column<LeadRow, "createdAt">[] {
  const t = useTranslations("leads");
  const days = useDays();
  return [
    {
      id: "name",
      header: t("columns.name"),
      cell: (row) => (
        <span className="block min-w-0">
          <span className="block truncate font-medium">{row.name}</span>
          <span className="block max-w-96 truncate text-sm text-ink-soft">{row.message}</span>
        </span>
      ),
      exported: (row) => row.name,
    },
    { id: "company", header: t("columns.company"), cell: (row) => row.company || "—", exported: (row) => row.company },
    {
      id: "status",
      header: t("columns.status"),
      cell: (row) => <LeadBadge status={row.status} />,
      exported: (row) => t(`status.${row.status}`),
    },
    {
      id: "assignee",
      header: t("columns.assignee"),
      cell: (row) => row.assignee?.name ?? "—",
      exported: (row) => row.assignee?.name ?? "",
    },
    {
      id: "createdAt",
      header: t("columns.createdAt"),
      sort: "createdAt",
      firstDirection: "desc",
      sortedAs: "day",
      cell: (row) => days.moment(row.createdAt),
      exported: (row) => row.createdAt,
    },
  ];
}
