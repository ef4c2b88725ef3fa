import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { createProductRequest, type Product } from "@vitrina/domain/products";
import { TextField, toast, useShapeForm } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { BrandChoice } from "../brands/brand-choice.tsx";
import { FormDialog } from "../forms/form-dialog.tsx";
import { useFormAct } from "../forms/use-form-act.ts";

/** A product begins with its brand, its name and its code; pictures and words follow on its own page. */
export function NewProductDialog({
  brandId,
  onClose,
  onCreated,
}: {
  brandId: string;
  onClose: () => void;
  /** What to do with it where it is needed at once; without this, its own page opens. */
  onCreated?: (product: Product) => void;
}) {
  const t = useTranslations("products");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const create = useMutation(trpc.products.create.mutationOptions());
  const known = useQuery(trpc.brands.detail.queryOptions({ id: brandId }, { enabled: brandId !== "" }));
  const form = useShapeForm(createProductRequest, { brandId, name: "", sku: "", description: "", url: "", images: [] });
  const { submit, problem, pending } = useFormAct(form, create.mutateAsync, (product) => {
    toast(t("created"));
    void cache.invalidateQueries(trpc.products.pathFilter());
    if (onCreated) onCreated(product);
    else void navigate({ to: "/products/$productId", params: { productId: product.id } });
  });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("new")}
      submitLabel={t("create")}
      pending={pending}
      problem={problem}
      onSubmit={submit}
    >
      <BrandChoice control={form.control} name="brandId" label={t("brand")} knownName={known.data?.name ?? ""} />
      <TextField control={form.control} name="name" label={t("name")} autoComplete="off" />
      <TextField
        control={form.control}
        name="sku"
        label={t("sku")}
        hint={t("skuHint")}
        autoComplete="off"
        autoCapitalize="characters"
      />
    </FormDialog>
  );
}
