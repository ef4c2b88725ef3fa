import { type ApplicationRow, type CampaignApplicationsRequest, openOffer } from "@vitrina/domain/applications";
import { formatGuaranies } from "@vitrina/domain/money";
import { Avatar, Badge, Fee, StatusBadge, TrafficLight, useDays } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import type { Column } from "../table/column.ts";
import type { ApplicationAct } from "./application-acts.ts";
import { ApplicationRowActs } from "./application-buttons.tsx";

/** The columns of a campaign's applications. */
export function useApplicationColumns(
  onAct: ((act: ApplicationAct, application: ApplicationRow) => void) | null,
): Column<ApplicationRow, CampaignApplicationsRequest["sort"]>[] {
  const t = useTranslations("applications");
  const words = useTranslations();
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
      cell: (row) => (
        <span className="flex flex-wrap gap-1.5">
          <StatusBadge of="application" status={row.status} />
          <OfferBadge application={row} />
        </span>
      ),
      exported: (row) => words(`applicationStatus.${row.status}`),
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
      cell: (row) => <ApplicationRowActs application={row} onAct={onAct} />,
    });
  }
  return columns;
}

function OfferBadge({ application }: { application: ApplicationRow }) {
  const t = useTranslations("applications");
  const offer = openOffer(application.offers);
  if (!offer) return null;
  const key = offer.by === "creator" ? "asks" : "offers";
  return (
    <Badge tone={offer.by === "creator" ? "amber" : "neutral"}>{t(key, { fee: formatGuaranies(offer.fee) })}</Badge>
  );
}
