import type { ParcelRow } from "@vitrina/domain/shipping";
import { Avatar, Badge, Button, type Tone, useDays } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import type { Column } from "../table/column.ts";
import { actsOnParcel, type ParcelAct } from "./parcel-acts.ts";

const TONES: Record<ParcelRow["state"], Tone> = {
  no_address: "neutral",
  to_ship: "amber",
  shipped: "info",
  problem: "amber",
  lost: "red",
  received: "green",
};

/** The columns of a campaign's parcels. */
export function useParcelColumns(
  onAct: ((act: ParcelAct, parcel: ParcelRow) => void) | null,
): Column<ParcelRow, "creatorName">[] {
  const t = useTranslations("shipping");
  const days = useDays();
  const sentBy = (row: ParcelRow) => {
    const last = row.shipments.at(-1);
    return last ? [t(`carriers.${last.carrier}`), last.trackingCode].filter(Boolean).join(" · ") : "";
  };
  const whereTo = ({ address }: ParcelRow) =>
    address ? [address.street, address.city, address.department].join(", ") : "";
  const columns: Column<ParcelRow, "creatorName">[] = [
    {
      id: "creator",
      header: t("columns.creator"),
      sort: "creatorName",
      sortedAs: "text",
      firstDirection: "asc",
      exported: (row) => row.creatorName,
      cell: (row) => (
        <span className="flex items-center gap-3">
          <Avatar name={row.creatorName} picture={row.creatorPicture} />
          <span className="min-w-0 font-medium">{row.creatorName}</span>
        </span>
      ),
    },
    {
      id: "state",
      header: t("columns.state"),
      exported: (row) => t(`states.${row.state}`),
      cell: (row) => (
        <span className="flex flex-wrap gap-1.5">
          <Badge tone={TONES[row.state]}>{t(`states.${row.state}`)}</Badge>
          {row.clockPaused ? <Badge tone="info">{t("paused")}</Badge> : null}
        </span>
      ),
    },
    {
      id: "address",
      header: t("columns.address"),
      cell: (row) => <span className="text-sm">{whereTo(row) || "—"}</span>,
    },
    {
      id: "sent",
      header: t("columns.sent"),
      exported: sentBy,
      cell: (row) => {
        const last = row.shipments.at(-1);
        if (!last) return "—";
        return (
          <span className="text-sm">
            {sentBy(row)}
            <span className="block text-xs text-ink-soft">{days.short(last.shippedAt)}</span>
          </span>
        );
      },
    },
    {
      id: "problem",
      header: t("columns.problem"),
      cell: (row) => {
        const problem = row.problems.find(({ resolvedAt }) => !resolvedAt);
        if (!problem) return "—";
        return (
          <span className="text-sm">
            {t(`problems.${problem.kind}`)}
            {problem.text ? <span className="line-clamp-2 block text-xs text-ink-soft">{problem.text}</span> : null}
          </span>
        );
      },
    },
  ];
  if (onAct) {
    columns.push({
      id: "actions",
      header: t("columns.actions"),
      always: true,
      cell: (row) => (
        <span className="flex flex-wrap gap-1.5">
          {actsOnParcel(row).map((act, place) => (
            <Button
              key={act}
              size="small"
              variant={place === 0 ? "secondary" : "quiet"}
              aria-label={`${t(`acts.${act}`)}: ${row.creatorName}`}
              onClick={() => onAct(act, row)}
            >
              {t(`acts.${act}`)}
            </Button>
          ))}
        </span>
      ),
    });
  }
  return columns;
}
