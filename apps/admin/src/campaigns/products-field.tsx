import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { CampaignContent } from "@vitrina/domain/campaigns";
import { Button, classes, ErrorState, SearchField, SkeletonText } from "@vitrina/ui";
import Plus from "lucide-react/icons/plus";
import { useState } from "react";
import { type Control, useController } from "react-hook-form";
import { useTranslations } from "use-intl";
import { NewProductDialog } from "../products/new-product-dialog.tsx";
import { ProductThumb } from "../products/products.screen.tsx";
import { useAdmin } from "../session/admin-context.ts";
import { useErrorWords } from "../session/error-words.ts";
import type { CampaignForm } from "./campaign-form.ts";

const LISTED = 50;

/** The brand's products, to be ticked; one that is missing is created without leaving the step. */
export function ProductsField({
  control,
  brandId,
}: {
  control: Control<CampaignForm, unknown, CampaignContent>;
  brandId: string;
}) {
  const t = useTranslations("stepper");
  const trpc = useTRPC();
  const admin = useAdmin();
  const words = useErrorWords();
  const { field } = useController({ control, name: "productIds" });
  const [search, setSearch] = useState("");
  const [creating, setCreating] = useState(false);
  const products = useQuery(
    trpc.products.list.queryOptions(
      { brandId: [brandId], search, limit: LISTED },
      { placeholderData: keepPreviousData, enabled: brandId !== "" },
    ),
  );
  const chosen = new Set(field.value);
  const toggle = (id: string) =>
    field.onChange(chosen.has(id) ? field.value.filter((other) => other !== id) : [...field.value, id]);

  if (brandId === "") return <p className="text-sm text-ink-soft">{t("brandFirst")}</p>;
  const create = admin.may("brands:write") ? (
    <Button
      variant="secondary"
      className="self-start"
      icon={<Plus className="size-4" aria-hidden />}
      onClick={() => setCreating(true)}
    >
      {t("newProduct")}
    </Button>
  ) : null;
  return (
    <div className="flex flex-col gap-4">
      {products.isError ? <ErrorState words={words(products.error)} onRetry={() => void products.refetch()} /> : null}
      {products.isPending ? <SkeletonText lines={3} /> : null}
      {products.data ? (
        <>
          {products.data.total > 8 || search ? (
            <SearchField label={t("searchProducts")} value={search} onChange={(typed) => setSearch(typed.trim())} />
          ) : null}
          {products.data.items.length === 0 ? (
            <p className="text-sm text-ink-soft">{t(search ? "noProductFound" : "noProducts")}</p>
          ) : (
            <ul className="grid gap-2 sm:grid-cols-2">
              {products.data.items.map((product) => (
                <li key={product.id}>
                  <label
                    className={classes(
                      "relative flex min-h-14 items-center gap-3 rounded-md border p-2 pr-3 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
                      chosen.has(product.id) ? "border-accent bg-accent-soft" : "border-line hover:border-line-strong",
                    )}
                  >
                    <ProductThumb product={product} size="size-12" />
                    <span className="min-w-0 flex-1">
                      <span className="block truncate text-sm font-medium">{product.name}</span>
                      <span className="block truncate font-mono text-xs text-ink-soft">{product.sku}</span>
                    </span>
                    <input
                      type="checkbox"
                      className="size-5 shrink-0"
                      checked={chosen.has(product.id)}
                      onChange={() => toggle(product.id)}
                    />
                  </label>
                </li>
              ))}
            </ul>
          )}
        </>
      ) : null}
      {create}
      {creating ? (
        <NewProductDialog
          brandId={brandId}
          onClose={() => setCreating(false)}
          onCreated={(product) => {
            setCreating(false);
            if (product.brandId === brandId) field.onChange([...field.value, product.id]);
          }}
        />
      ) : null}
    </div>
  );
}
