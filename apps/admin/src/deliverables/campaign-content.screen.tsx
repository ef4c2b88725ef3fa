import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { LIGHTS } from "@vitrina/domain/deadlines";
import { DELIVERABLE_STATUSES, DELIVERABLE_TYPES } from "@vitrina/domain/deliverables";
import type { CampaignPiecesRequest, PieceRow } from "@vitrina/domain/review";
import { Avatar, Badge, EmptyState, MultiSelect, StatusBadge, TrafficLight, useDays } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { AdminTable } from "../table/admin-table.tsx";
import type { Column } from "../table/column.ts";
import type { TableUrl } from "../table/table-url.ts";
import { useAdminTable } from "../table/use-admin-table.ts";
import { piecesTable } from "./pieces-table.ts";

type PieceColumn = Column<PieceRow, CampaignPiecesRequest["sort"]>;

/** Every piece a campaign owes or has, with its light; a press leads before the reviewer. */
export function CampaignContentScreen({
  campaignId,
  url,
}: {
  campaignId: string;
  url: TableUrl<CampaignPiecesRequest["sort"], "status" | "type" | "light">;
}) {
  const t = useTranslations();
  const trpc = useTRPC();
  const admin = useAdmin();
  const table = useAdminTable(piecesTable, url);
  const status = DELIVERABLE_STATUSES.filter((one) => table.filters.status.includes(one));
  const type = DELIVERABLE_TYPES.filter((one) => table.filters.type.includes(one));
  const light = LIGHTS.filter((one) => table.filters.light.includes(one));
  const pieces = useQuery(
    trpc.deliverables.ofCampaign.queryOptions(
      { ...table.paging, campaignId, status, type, light },
      { placeholderData: keepPreviousData },
    ),
  );

  return (
    <AdminTable
      label={t("campaign.content")}
      table={table}
      query={pieces}
      columns={useColumns()}
      rowId={(row) => row.id}
      rowName={(row) => `${row.creatorName}, ${t(`deliverableType.${row.type}`)} ${row.position}`}
      {...(admin.may("deliverables:review") && {
        opening: {
          kind: "link" as const,
          to: (row: PieceRow) => ({ to: "/reviews/$pieceId", params: { pieceId: row.id } }),
        },
      })}
      searchLabel={t("applications.searchPlaceholder")}
      filters={
        <>
          <MultiSelect
            label={t("review.filters.status")}
            options={DELIVERABLE_STATUSES.map((value) => ({ value, label: t(`deliverableStatus.${value}`) }))}
            value={status}
            onChange={(values) => table.setFilter("status", values)}
          />
          <MultiSelect
            label={t("review.filters.type")}
            options={DELIVERABLE_TYPES.map((value) => ({ value, label: t(`deliverableType.${value}`) }))}
            value={type}
            onChange={(values) => table.setFilter("type", values)}
          />
          <MultiSelect
            label={t("review.filters.light")}
            options={LIGHTS.map((value) => ({ value, label: t(`review.lights.${value}`) }))}
            value={light}
            onChange={(values) => table.setFilter("light", values)}
          />
        </>
      }
      empty={<EmptyState title={t("campaign.contentEmpty")}>{t("campaign.contentEmptyHint")}</EmptyState>}
    />
  );
}

function useColumns(): PieceColumn[] {
  const t = useTranslations();
  const days = useDays();
  return [
    {
      id: "creator",
      header: t("review.columns.creator"),
      cell: (row) => (
        <span className="flex items-center gap-3">
          <Avatar name={row.creatorName} picture={row.creatorPicture} />
          <span className="min-w-0">
            <span className="block">{row.creatorName}</span>
            <span className="block truncate text-xs font-normal text-ink-soft">
              {t("review.pieceName", { type: t(`deliverableType.${row.type}`), position: row.position })}
            </span>
          </span>
        </span>
      ),
    },
    {
      id: "status",
      header: t("review.columns.status"),
      cell: (row) => (
        <span className="flex flex-wrap items-center gap-1.5">
          <StatusBadge of="deliverable" status={row.status} />
          {row.reviewIsLate ? <Badge tone="red">{t("review.waitsTooLong")}</Badge> : null}
        </span>
      ),
    },
    {
      id: "versions",
      header: t("review.columns.versions"),
      align: "end",
      cell: (row) =>
        row.versionCount === 0
          ? "—"
          : t("review.versionsAndRounds", {
              versions: row.versionCount,
              used: row.roundsUsed,
              rounds: row.revisionRounds,
            }),
    },
    {
      id: "submittedAt",
      header: t("review.columns.submittedAt"),
      cell: (row) => (row.submittedAt ? <span className="whitespace-nowrap">{days.short(row.submittedAt)}</span> : "—"),
    },
    {
      id: "dueAt",
      header: t("review.columns.dueAt"),
      sort: "dueAt",
      sortedAs: "day",
      firstDirection: "asc",
      cell: (row) =>
        row.dueAt ? (
          <time dateTime={row.dueAt.toISOString()} className="whitespace-nowrap">
            {days.short(row.dueAt)}
          </time>
        ) : (
          <span className="text-ink-soft">{t("applications.noDate")}</span>
        ),
    },
    { id: "light", header: t("review.columns.light"), cell: (row) => <TrafficLight state={row.light} /> },
  ];
}
