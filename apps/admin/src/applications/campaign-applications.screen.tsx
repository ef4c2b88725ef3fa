import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import {
  APPLICATION_STATUSES,
  type ApplicationRow,
  type CampaignApplicationsRequest,
} from "@vitrina/domain/applications";
import type { CampaignStatus } from "@vitrina/domain/campaigns";
import { Avatar, EmptyState, Fee, MultiSelect, StatusBadge, TrafficLight, useDays } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { AdminTable } from "../table/admin-table.tsx";
import type { Column } from "../table/column.ts";
import type { TableUrl } from "../table/table-url.ts";
import { useAdminTable } from "../table/use-admin-table.ts";
import type { ApplicationAct } from "./application-acts.ts";
import { ApplicationButtons } from "./application-buttons.tsx";
import { ApplicationActDialog } from "./application-dialogs.tsx";
import { ApplicationSheet } from "./application-sheet.tsx";
import { applicationsTable } from "./applications-table.ts";

const EMPTY: Partial<Record<CampaignStatus, "emptyDraft" | "emptyPublished">> = {
  draft: "emptyDraft",
  published: "emptyPublished",
};

export function CampaignApplicationsScreen({
  campaignId,
  url,
}: {
  campaignId: string;
  url: TableUrl<CampaignApplicationsRequest["sort"], "status">;
}) {
  const t = useTranslations();
  const trpc = useTRPC();
  const admin = useAdmin();
  const table = useAdminTable(applicationsTable, url);
  const campaign = useQuery(trpc.campaigns.detail.queryOptions({ id: campaignId }));
  const [openedId, setOpenedId] = useState<string | null>(null);
  const [acting, setActing] = useState<{ act: ApplicationAct; application: ApplicationRow } | null>(null);

  const status = APPLICATION_STATUSES.filter((candidate) => table.filters.status.includes(candidate));
  const applications = useQuery(
    trpc.applications.ofCampaign.queryOptions(
      { ...table.paging, campaignId, status },
      { placeholderData: keepPreviousData },
    ),
  );
  const opened = applications.data?.items.find((row) => row.id === openedId);
  const startAct = (act: ApplicationAct, application: ApplicationRow) => setActing({ act, application });
  const columns = useColumns(admin.may("campaigns:write") ? startAct : null);
  const stands = campaign.data;

  return (
    <>
      {stands ? (
        <p className="mb-4 text-sm font-medium">
          {t("campaign.slotsLeft", { left: stands.slots - stands.confirmedCount })}
        </p>
      ) : null}
      <AdminTable
        label={t("campaign.applications")}
        table={table}
        query={applications}
        columns={columns}
        rowId={(row) => row.id}
        opening={{
          kind: "press",
          press: (row) => setOpenedId(row.id),
        }}
        searchLabel={t("applications.searchPlaceholder")}
        filters={
          <MultiSelect
            label={t("applications.filters.status")}
            options={APPLICATION_STATUSES.map((value) => ({ value, label: t(`applicationStatus.${value}`) }))}
            value={status}
            onChange={(values) => table.setFilter("status", values)}
          />
        }
        empty={
          <EmptyState title={t("applications.emptyTitle")}>
            {t(`applications.${(stands && EMPTY[stands.status]) ?? "emptyClosed"}`)}
          </EmptyState>
        }
      />
      {opened ? (
        <ApplicationSheet
          application={opened}
          onClose={() => setOpenedId(null)}
          actions={admin.may("campaigns:write") ? <ApplicationButtons application={opened} onAct={startAct} /> : null}
        />
      ) : null}
      {acting && stands ? (
        <ApplicationActDialog
          act={acting.act}
          application={acting.application}
          campaign={stands}
          onClose={() => setActing(null)}
        />
      ) : null}
    </>
  );
}

function useColumns(
  onAct: ((act: ApplicationAct, application: ApplicationRow) => void) | null,
): Column<ApplicationRow, CampaignApplicationsRequest["sort"]>[] {
  const t = useTranslations("applications");
  const days = useDays();
  const columns: Column<ApplicationRow, CampaignApplicationsRequest["sort"]>[] = [
    {
      id: "creator",
      header: t("columns.creator"),
      sort: "creatorName",
      sortedAs: "text",
      firstDirection: "asc",
      cell: (row) => (
        <span className="flex items-center gap-3">
          <Avatar name={row.creatorName} picture={row.creatorPicture} />
          <span className="min-w-0">
            <span className="block">{row.creatorName}</span>
            <span className="block truncate text-xs font-normal text-ink-soft">{row.creatorCity}</span>
          </span>
        </span>
      ),
    },
    {
      id: "status",
      header: t("columns.status"),
      cell: (row) => <StatusBadge of="application" status={row.status} />,
    },
    {
      id: "appliedAt",
      header: t("columns.appliedAt"),
      sort: "appliedAt",
      sortedAs: "day",
      cell: (row) => <span className="whitespace-nowrap">{days.short(row.appliedAt)}</span>,
    },
    {
      id: "agreedFee",
      header: t("columns.agreedFee"),
      align: "end",
      cell: (row) => (row.agreedFee === null ? "—" : <Fee amount={row.agreedFee} />),
    },
    {
      id: "dueAt",
      header: t("columns.dueAt"),
      sort: "deliveryDueAt",
      sortedAs: "day",
      firstDirection: "asc",
      cell: (row) =>
        row.deliveryDueAt ? (
          <time dateTime={row.deliveryDueAt.toISOString()} className="whitespace-nowrap">
            {days.short(row.deliveryDueAt)}
          </time>
        ) : (
          <span className="text-ink-soft">{row.confirmedAt ? t("noDate") : "—"}</span>
        ),
    },
    {
      id: "light",
      header: t("columns.light"),
      cell: (row) => (row.confirmedAt ? <TrafficLight state={row.light} /> : "—"),
    },
  ];
  if (onAct) {
    columns.push({
      id: "actions",
      header: t("columns.actions"),
      always: true,
      cell: (row) => <ApplicationButtons application={row} onAct={onAct} />,
    });
  }
  return columns;
}
