import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { Brand } from "@vitrina/domain/brands";
import { Button, classes, Dialog, ErrorState, Field, INPUT_LOOK, Loading, SearchField, Skeleton } from "@vitrina/ui";
import Check from "lucide-react/icons/check";
import ChevronDown from "lucide-react/icons/chevron-down";
import Plus from "lucide-react/icons/plus";
import { useState } from "react";
import { type Control, type FieldPath, type FieldValues, useController } from "react-hook-form";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { useErrorWords } from "../session/error-words.ts";
import { NewBrandForm } from "./new-brand-form.tsx";

const LISTED = 20;

/** Chooses a brand: search, pick, or create the one that is missing without leaving the form. */
export function BrandChoice<Values extends FieldValues, Out>({
  control,
  name: fieldName,
  label,
  knownName,
  onChosen,
}: {
  control: Control<Values, unknown, Out>;
  name: FieldPath<Values>;
  label: string;
  /** The name of the brand that is chosen already. */
  knownName: string;
  onChosen?: (brand: Brand) => void;
}) {
  const t = useTranslations("editor");
  const { field, fieldState } = useController({ control, name: fieldName });
  const [chosenName, setChosenName] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const name = chosenName ?? knownName;

  const choose = (brand: Brand) => {
    setChosenName(brand.name);
    setOpen(false);
    field.onChange(brand.id);
    onChosen?.(brand);
  };

  return (
    <Field label={label} error={fieldState.error?.message}>
      {(ids) => (
        <>
          <button
            {...ids}
            ref={field.ref}
            type="button"
            aria-haspopup="dialog"
            onBlur={open ? undefined : field.onBlur}
            onClick={() => setOpen(true)}
            className={classes(INPUT_LOOK, "flex items-center gap-2 text-left")}
          >
            <span className={classes("min-w-0 flex-1 truncate", !field.value && "text-ink-soft")}>
              {field.value ? name : t("brandPlaceholder")}
            </span>
            <ChevronDown className="size-4 shrink-0 opacity-70" aria-hidden />
          </button>
          <Dialog open={open} onOpenChange={setOpen} title={t("brandPlaceholder")}>
            {open ? <BrandPicker chosenId={field.value} onChoose={choose} /> : null}
          </Dialog>
        </>
      )}
    </Field>
  );
}

function BrandPicker({ chosenId, onChoose }: { chosenId: string; onChoose: (brand: Brand) => void }) {
  const t = useTranslations("editor");
  const trpc = useTRPC();
  const admin = useAdmin();
  const words = useErrorWords();
  const [search, setSearch] = useState("");
  const [creating, setCreating] = useState(false);
  const brands = useQuery(
    trpc.brands.list.queryOptions({ search, limit: LISTED }, { placeholderData: keepPreviousData }),
  );

  if (creating) return <NewBrandForm initialName={search} onCreated={onChoose} onCancel={() => setCreating(false)} />;
  return (
    <div className="flex flex-col gap-3 pb-5">
      <SearchField label={t("brandSearch")} value={search} onChange={(typed) => setSearch(typed.trim())} />
      {brands.isPending ? (
        <Loading>
          <div className="flex flex-col gap-2">
            <Skeleton className="h-11" />
            <Skeleton className="h-11" />
            <Skeleton className="h-11" />
          </div>
        </Loading>
      ) : null}
      {brands.isError ? <ErrorState words={words(brands.error)} onRetry={() => void brands.refetch()} /> : null}
      {brands.data ? (
        <ul className="flex max-h-72 flex-col overflow-y-auto" aria-label={t("brand")}>
          {brands.data.items.map((brand) => (
            <li key={brand.id}>
              <button
                type="button"
                aria-pressed={brand.id === chosenId}
                onClick={() => onChoose(brand)}
                className="flex min-h-11 w-full items-center gap-3 rounded-sm px-3 text-left text-sm hover:bg-sunken"
              >
                <span className="min-w-0 flex-1 truncate font-medium">{brand.name}</span>
                <span className="text-xs text-ink-soft">{brand.ruc}</span>
                {brand.id === chosenId ? <Check className="size-4 text-accent" aria-hidden /> : null}
              </button>
            </li>
          ))}
          {brands.data.items.length === 0 ? (
            <li className="px-3 py-4 text-sm text-ink-soft">{t("brandNone")}</li>
          ) : null}
        </ul>
      ) : null}
      {admin.may("brands:write") ? (
        <Button
          variant="secondary"
          icon={<Plus className="size-4" aria-hidden />}
          onClick={() => setCreating(true)}
          wide
        >
          {search ? t("brandCreate", { name: search }) : t("brandCreateNew")}
        </Button>
      ) : null}
    </div>
  );
}
