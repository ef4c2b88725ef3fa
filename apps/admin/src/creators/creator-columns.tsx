import type { CreatorRow, CreatorsRequest } from "@vitrina/domain/creators";
import { Avatar, StatusBadge, useDays } from "@vitrina/ui";
import { useFormatter, useTranslations } from "use-intl";
import type { Column } from "../table/column.ts";

const NAMED = 2;

export function useCreatorColumns(): Column<CreatorRow, CreatorsRequest["sort"]>[] {
  const t = useTranslations();
  const days = useDays();
  const format = useFormatter();
  const percent = (value: number) => format.number(value / 100, { style: "percent" });
  return [
    {
      id: "name",
      header: t("creators.columns.name"),
      sort: "name",
      sortedAs: "text",
      firstDirection: "asc",
      exported: (row) => row.name,
      cell: (row) => (
        <span className="flex items-center gap-3">
          <Avatar name={row.name} picture={row.picture} />
          <span className="min-w-0">
            <span className="block">{row.name}</span>
            <span className="block truncate text-xs font-normal text-ink-soft">{row.city || t("creators.noCity")}</span>
          </span>
        </span>
      ),
    },
    {
      id: "status",
      header: t("creators.columns.status"),
      exported: (row) => t(`creatorStatus.${row.status}`),
      cell: (row) => <StatusBadge of="creator" status={row.status} />,
    },
    {
      id: "accounts",
      header: t("creators.columns.accounts"),
      exported: (row) =>
        row.socialAccounts.map(({ platform, handle }) => `${t(`platform.${platform}`)} ${handle}`).join(" · "),
      cell: (row) =>
        row.socialAccounts.length === 0 ? (
          <None />
        ) : (
          <span className="block max-w-30">
            {row.socialAccounts.slice(0, NAMED).map(({ platform, handle }) => (
              <span key={`${platform} ${handle}`} className="block truncate text-xs">
                <span className="text-ink-soft">{t(`platform.${platform}`)}</span> {handle}
              </span>
            ))}
            {row.socialAccounts.length > NAMED ? (
              <span className="text-xs text-ink-soft">
                {t("creators.more", { count: row.socialAccounts.length - NAMED })}
              </span>
            ) : null}
          </span>
        ),
    },
    {
      id: "followers",
      header: t("creators.columns.followers"),
      sort: "followers",
      align: "end",
      exported: (row) => row.followers,
      cell: (row) => format.number(row.followers),
    },
    {
      id: "categories",
      header: t("creators.columns.categories"),
      exported: (row) => row.categories.map((category) => t(`category.${category}`)).join(", "),
      cell: (row) =>
        row.categories.length === 0 ? (
          <None />
        ) : (
          <span className="line-clamp-2 max-w-27 text-xs">
            {row.categories.map((category) => t(`category.${category}`)).join(", ")}
          </span>
        ),
    },
    {
      id: "onTime",
      header: t("creators.columns.onTime"),
      sort: "onTimePercent",
      align: "end",
      exported: (row) => (row.onTimePercent === null ? null : row.onTimePercent / 100),
      cell: (row) => (row.onTimePercent === null ? <None /> : percent(row.onTimePercent)),
    },
    {
      id: "completeness",
      header: t("creators.columns.completeness"),
      sort: "completeness",
      align: "end",
      exported: (row) => row.completeness / 100,
      cell: (row) => percent(row.completeness),
    },
    {
      id: "createdAt",
      header: t("creators.columns.createdAt"),
      sort: "createdAt",
      sortedAs: "day",
      exported: (row) => row.createdAt,
      cell: (row) => <span className="whitespace-nowrap">{days.short(row.createdAt)}</span>,
    },
  ];
}

function None() {
  return <span className="text-ink-soft">—</span>;
}
