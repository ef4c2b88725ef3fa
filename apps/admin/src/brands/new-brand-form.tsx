import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { type Brand, createBrandRequest } from "@vitrina/domain/brands";
import { Button, FormError, TextField, toast, useShapeForm } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useFormAct } from "../forms/use-form-act.ts";

/** Creates the missing brand in passing. It sits inside another form's dialog, so its submit must not bubble up. */
export function NewBrandForm({
  initialName,
  onCreated,
  onCancel,
}: {
  initialName: string;
  onCreated: (brand: Brand) => void;
  onCancel: () => void;
}) {
  const t = useTranslations();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const create = useMutation(trpc.brands.create.mutationOptions());
  const form = useShapeForm(createBrandRequest, { name: initialName, ruc: "" });
  const { submit, problem, pending } = useFormAct(form, create.mutateAsync, (brand) => {
    toast(t("editor.brandCreated"));
    void cache.invalidateQueries(trpc.brands.list.pathFilter());
    onCreated(brand);
  });

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.stopPropagation();
        void submit(event);
      }}
      className="flex flex-col gap-4 pb-5"
    >
      <TextField control={form.control} name="name" label={t("editor.brandName")} autoComplete="off" />
      <TextField control={form.control} name="ruc" label={t("editor.brandRuc")} optional placeholder="80012345-6" />
      <FormError>{problem}</FormError>
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onCancel}>
          {t("ui.back")}
        </Button>
        <Button type="submit" pending={pending}>
          {t("editor.brandDialogSubmit")}
        </Button>
      </div>
    </form>
  );
}
