import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { MultiSelect } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useDebounced } from "../session/use-debounced.ts";

const LISTED = 50;

/** Brands as a filter; the search runs on the server, and what is chosen stays in the list whatever is searched for. */
export function BrandFilter({
  value,
  onChange,
  known,
}: {
  value: readonly string[];
  onChange: (brandIds: string[]) => void;
  /** Brands already on the screen, so that a filter from a link has a name at once. */
  known: readonly { id: string; name: string }[];
}) {
  const t = useTranslations("campaigns.filters");
  const trpc = useTRPC();
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed.trim());
  const brands = useQuery(
    trpc.brands.list.queryOptions({ search, limit: LISTED }, { placeholderData: keepPreviousData }),
  );

  const found = brands.data?.items ?? [];
  const names = new Map([...known, ...found].map(({ id, name }) => [id, name]));
  const chosenElsewhere = value.filter((id) => names.has(id) && !found.some((brand) => brand.id === id));
  const options = [...chosenElsewhere, ...found.map(({ id }) => id)].map((id) => ({
    value: id,
    label: names.get(id) ?? "",
  }));

  return <MultiSelect label={t("brand")} options={options} value={value} onChange={onChange} onSearch={setTyped} />;
}
