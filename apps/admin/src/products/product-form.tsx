import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refusalOf, useTRPC } from "@vitrina/client/react";
import { type Product, productContent } from "@vitrina/domain/products";
import { Button, Card, FormError, TextArea, TextField, toast, useShapeForm } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { LeaveGuard } from "../forms/leave-guard.tsx";
import { useFormAct } from "../forms/use-form-act.ts";

const words = productContent.omit({ images: true });
const wordsOf = ({ name, sku, description, url }: Product) => ({ name, sku, description, url });

/** A product's words. Its pictures change beside it, so a save names the newest revision that the screen knows. */
export function ProductForm({ product }: { product: Product }) {
  const t = useTranslations("products");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const form = useShapeForm(words, wordsOf(product));
  const update = useMutation(trpc.products.update.mutationOptions());
  const { submit, problem, pending } = useFormAct(
    form,
    async (content) => {
      try {
        return await update.mutateAsync({ id: product.id, revision: product.revision, content });
      } catch (error) {
        if (refusalOf(error)?.reason === "product-changed") {
          await cache.invalidateQueries(trpc.products.detail.queryFilter({ id: product.id }));
        }
        throw error;
      }
    },
    (newer) => {
      form.reset(wordsOf(newer));
      cache.setQueryData(trpc.products.detail.queryKey({ id: newer.id }), newer);
      void cache.invalidateQueries(trpc.products.list.pathFilter());
      toast(t("saved"));
    },
  );
  const { isDirty } = form.formState;
  return (
    <Card title={t("words")}>
      <form noValidate onSubmit={submit} aria-label={t("words")} className="flex flex-col gap-4">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField control={form.control} name="name" label={t("name")} />
          <TextField
            control={form.control}
            name="sku"
            label={t("sku")}
            hint={t("skuHint")}
            autoCapitalize="characters"
          />
        </div>
        <TextArea
          control={form.control}
          name="description"
          label={t("description")}
          hint={t("descriptionHint")}
          maxLength={2_000}
          optional
        />
        <TextField control={form.control} name="url" label={t("url")} type="url" placeholder="https://" optional />
        <FormError>{problem}</FormError>
        <Button type="submit" pending={pending} disabled={!isDirty} className="self-end">
          {t("save")}
        </Button>
        <LeaveGuard unsaved={() => form.formState.isDirty} />
      </form>
    </Card>
  );
}
