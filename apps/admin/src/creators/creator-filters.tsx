import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { CreatorsRequest } from "@vitrina/domain/creators";
import { MultiSelect, type Option } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import type { AdminTable } from "../table/use-admin-table.ts";
import { FILTER_VALUES } from "./asked.ts";
import type { CreatorFilter } from "./creators-table.ts";

/** The filters of the list of creators, all of them the one compact multi-select. */
export function CreatorFilters({ table }: { table: AdminTable<CreatorsRequest["sort"], CreatorFilter> }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const cities = useQuery(trpc.creators.cities.queryOptions());
  const options: Record<CreatorFilter, readonly Option<string>[]> = {
    status: FILTER_VALUES.status.map((value) => ({ value, label: t(`creatorStatus.${value}`) })),
    category: FILTER_VALUES.category.map((value) => ({ value, label: t(`category.${value}`) })),
    platform: FILTER_VALUES.platform.map((value) => ({ value, label: t(`platform.${value}`) })),
    city: (cities.data?.items ?? []).map(({ key, name, count }) => ({ value: key, label: name, hint: String(count) })),
    followers: FILTER_VALUES.followers.map((value) => ({ value, label: t(`creators.ranges.followers.${value}`) })),
    completeness: FILTER_VALUES.completeness.map((value) => ({
      value,
      label: t(`creators.ranges.completeness.${value}`),
    })),
    onTime: FILTER_VALUES.onTime.map((value) => ({ value, label: t(`creators.ranges.onTime.${value}`) })),
  };
  const shown = ["status", "category", "platform", "followers", "city", "completeness", "onTime"] as const;
  return shown.map((name) => (
    <MultiSelect
      key={name}
      label={t(`creators.filters.${name}`)}
      options={options[name]}
      value={table.filters[name]}
      onChange={(values) => table.setFilter(name, values)}
    />
  ));
}
