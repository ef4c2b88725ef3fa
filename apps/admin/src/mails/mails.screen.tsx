import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { DELIVERY_STATUSES, type Delivery } from "@vitrina/domain/mail";
import { EmptyState, MultiSelect, useDays } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { AdminTable } from "../table/admin-table.tsx";
import type { Column } from "../table/column.ts";
import type { TableUrl } from "../table/table-url.ts";
import { useAdminTable } from "../table/use-admin-table.ts";
import { DeliveryBadge } from "./delivery-badge.tsx";
import { MailsFrame } from "./mails-frame.tsx";
import { mailsTable } from "./mails-table.ts";

/** Every mail of the last half year and what became of it. */
export function MailsScreen({ url }: { url: TableUrl<"createdAt", "status"> }) {
  const t = useTranslations("mails");
  const trpc = useTRPC();
  const client = useQueryClient();
  const admin = useAdmin();
  const table = useAdminTable(mailsTable, url);
  const columns = useMailColumns();
  const asked = {
    address: table.search,
    status: DELIVERY_STATUSES.filter((status) => table.filters.status.includes(status)),
    cursor: table.paging.cursor,
    limit: table.paging.limit,
  };
  const mails = useQuery(
    trpc.mails.deliveries.queryOptions(asked, { placeholderData: keepPreviousData, enabled: admin.may("mail:manage") }),
  );
  return (
    <MailsFrame tab="sent">
      <AdminTable
        label={t("tabs.sent")}
        table={table}
        query={mails}
        columns={columns}
        rowId={(row) => row.id}
        searchLabel={t("searchPlaceholder")}
        filters={
          <MultiSelect
            label={t("columns.status")}
            options={DELIVERY_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
            value={table.filters.status}
            onChange={(values) => table.setFilter("status", values)}
          />
        }
        exported={{
          fileName: t("pageTitle"),
          page: (part) => client.fetchQuery(trpc.mails.deliveries.queryOptions({ ...asked, ...part })),
        }}
        empty={<EmptyState title={t("emptyTitle")}>{t("emptyHint")}</EmptyState>}
      />
    </MailsFrame>
  );
}

function useMailColumns(): Column<Delivery, "createdAt">[] {
  const t = useTranslations("mails");
  const days = useDays();
  return [
    {
      id: "subject",
      header: t("columns.subject"),
      cell: (row) => (
        <span className="block min-w-0">
          <span className="block truncate font-medium">{row.subject}</span>
          {row.reason ? <span className="block max-w-96 truncate text-sm text-ink-soft">{row.reason}</span> : null}
        </span>
      ),
      exported: (row) => row.subject,
    },
    {
      id: "address",
      header: t("columns.address"),
      cell: (row) => <span className="break-all">{row.address}</span>,
      exported: (row) => row.address,
    },
    {
      id: "status",
      header: t("columns.status"),
      cell: (row) => <DeliveryBadge status={row.status} />,
      exported: (row) => t(`status.${row.status}`),
    },
    {
      id: "createdAt",
      header: t("columns.createdAt"),
      cell: (row) => days.moment(row.createdAt),
      exported: (row) => row.createdAt,
    },
  ];
}
