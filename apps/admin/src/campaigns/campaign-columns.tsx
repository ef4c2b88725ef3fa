import type { CampaignRow, CampaignsRequest } from "@vitrina/domain/campaigns";
import { Fee, MediaImage, Nanduti, StatusBadge, TrafficLight, useDays } from "@vitrina/ui";
import { useNow, useTranslations } from "use-intl";
import type { Column } from "../table/column.ts";

export function useCampaignColumns(): Column<CampaignRow, CampaignsRequest["sort"]>[] {
  const t = useTranslations("campaigns");
  const statuses = useTranslations("campaignStatus");
  const days = useDays();
  const now = useNow();
  return [
    {
      id: "title",
      header: t("columns.title"),
      exported: (row) => row.title,
      sort: "title",
      sortedAs: "text",
      firstDirection: "asc",
      cell: (row) => <CampaignName row={row} />,
    },
    {
      id: "status",
      header: t("columns.status"),
      exported: (row) => statuses(row.status),
      cell: (row) => <StatusBadge of="campaign" status={row.status} />,
    },
    { id: "light", header: t("columns.light"), cell: (row) => <TrafficLight state={row.light} /> },
    {
      id: "slots",
      header: t("columns.slots"),
      align: "end",
      exported: (row) => row.slots,
      cell: (row) => t("slotsOf", { confirmed: row.confirmedCount, slots: row.slots }),
    },
    {
      id: "applications",
      header: t("columns.applications"),
      align: "end",
      exported: (row) => row.applicationCount,
      cell: (row) => row.applicationCount,
    },
    {
      id: "fee",
      header: t("columns.fee"),
      sort: "fee",
      align: "end",
      exported: (row) => row.fee,
      cell: (row) => <Fee amount={row.fee} />,
    },
    {
      id: "applicationDeadline",
      header: t("columns.applicationDeadline"),
      sort: "applicationDeadline",
      sortedAs: "day",
      firstDirection: "asc",
      exported: (row) => row.applicationDeadline,
      cell: (row) => <span className="whitespace-nowrap">{days.short(row.applicationDeadline)}</span>,
    },
    {
      id: "updatedAt",
      header: t("columns.updatedAt"),
      sort: "updatedAt",
      sortedAs: "day",
      exported: (row) => row.updatedAt,
      cell: (row) => <span className="whitespace-nowrap text-ink-soft">{days.relative(row.updatedAt, now)}</span>,
    },
  ];
}

function CampaignName({ row }: { row: CampaignRow }) {
  return (
    <span className="flex items-center gap-3">
      <span className="relative flex size-12 shrink-0 items-center justify-center overflow-hidden rounded-md bg-sunken">
        {row.cover ? (
          <MediaImage picture={row.cover} alt="" sizes="48px" fill />
        ) : (
          <Nanduti className="size-10 text-accent opacity-40" threads={false} />
        )}
      </span>
      <span className="min-w-0">
        <span className="line-clamp-2 min-w-36 leading-snug">{row.title}</span>
        <span className="block truncate text-xs font-normal text-ink-soft">{row.brandName}</span>
      </span>
    </span>
  );
}
