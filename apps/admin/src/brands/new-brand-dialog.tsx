import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { createBrandRequest } from "@vitrina/domain/brands";
import { TextField, toast, useShapeForm } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { FormDialog } from "../forms/form-dialog.tsx";
import { useFormAct } from "../forms/use-form-act.ts";

/** A brand begins with its name; the rest is told on its own page. */
export function NewBrandDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("brands");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const create = useMutation(trpc.brands.create.mutationOptions());
  const form = useShapeForm(createBrandRequest, { name: "", ruc: "" });
  const { submit, problem, pending } = useFormAct(form, create.mutateAsync, (brand) => {
    toast(t("created"));
    void cache.invalidateQueries(trpc.brands.list.pathFilter());
    void navigate({ to: "/brands/$brandId", params: { brandId: brand.id } });
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
      <TextField control={form.control} name="name" label={t("name")} autoComplete="off" />
      <TextField control={form.control} name="ruc" label={t("ruc")} optional placeholder="80012345-6" />
    </FormDialog>
  );
}
