import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import {
  type CreateApiKeyRequest,
  type CreatedApiKey,
  createApiKeyRequest,
  PERMISSIONS,
  type Permission,
  type Scope,
} from "@vitrina/domain/people";
import { MultiSelectField, SelectField, TextField, useShapeForm } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { FormDialog } from "../forms/form-dialog.tsx";
import { useFormAct } from "../forms/use-form-act.ts";
import { useAdmin } from "../session/admin-context.ts";

const LIFETIMES = ["7", "30", "90", "365"] as const;

type KeyForm = { name: string; scopes: Scope[]; expiresInDays: string };

/** The domain's shape, asked about a form whose lifetime is one of a few choices. */
const keyFormShape = {
  safeParse(form: unknown) {
    const { expiresInDays, ...rest } = form as KeyForm;
    return createApiKeyRequest.safeParse({ ...rest, expiresInDays: Number(expiresInDays) });
  },
};

export const isPermission = (scope: Scope): scope is Permission => PERMISSIONS.some((one) => one === scope);

/** A key may carry what its owner's role allows, and no more. */
export function NewApiKeyDialog({
  onClose,
  onCreated,
}: {
  onClose: () => void;
  onCreated: (key: CreatedApiKey) => void;
}) {
  const t = useTranslations();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const admin = useAdmin();
  const create = useMutation(trpc.apiKeys.create.mutationOptions());
  const form = useShapeForm<KeyForm, CreateApiKeyRequest>(keyFormShape, {
    name: "",
    scopes: ["campaigns:read"],
    expiresInDays: "90",
  });
  const { submit, problem, pending } = useFormAct(form, create.mutateAsync, (key) => {
    void cache.invalidateQueries(trpc.apiKeys.list.pathFilter());
    onCreated(key);
  });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("settings.keyNew")}
      description={t("settings.keysHint")}
      submitLabel={t("settings.keyCreate")}
      pending={pending}
      problem={problem}
      onSubmit={submit}
    >
      <TextField
        control={form.control}
        name="name"
        label={t("settings.keyName")}
        hint={t("settings.keyNameHint")}
        autoComplete="off"
        maxLength={60}
      />
      <MultiSelectField
        control={form.control}
        name="scopes"
        label={t("settings.keyScopes")}
        options={PERMISSIONS.filter(admin.may).map((value) => ({ value, label: t(`permissions.${value}`) }))}
      />
      <SelectField
        control={form.control}
        name="expiresInDays"
        label={t("settings.keyExpires")}
        options={LIFETIMES.map((value) => ({
          value,
          label: t("settings.keyExpiresOption", { days: Number(value) }),
        }))}
      />
    </FormDialog>
  );
}
