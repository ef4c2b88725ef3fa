import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { CREATOR_SCOPES, type CreatorScope, createApiKeyRequest } from "@vitrina/domain/people";
import { Button } from "@vitrina/ui/controls";
import { ChipsField, FormError, SelectField, TextField, useShapeForm } from "@vitrina/ui/forms";
import { Dialog } from "@vitrina/ui/overlays";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { useFailureText } from "../frame/failure-text.ts";
import { ShownOnce } from "./shown-once.tsx";

const LIFETIMES = ["30", "90", "365"] as const;

const keyForm = createApiKeyRequest.omit({ expiresInDays: true }).extend({ expiresInDays: z.enum(LIFETIMES) });

const NO_SCOPES: CreatorScope[] = [];
const LIFETIME: (typeof LIFETIMES)[number] = "90";

/** Makes a key, then shows it this one time. */
export function CreateKeyDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const formId = useId();
  const form = useShapeForm(keyForm, { name: "", scopes: NO_SCOPES, expiresInDays: LIFETIME });
  const create = useMutation(
    trpc.apiKeys.create.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.apiKeys.pathKey() }),
    }),
  );

  if (create.data) return <ShownOnce secret={create.data.key} onClose={onClose} />;

  return (
    <Dialog
      open
      onOpenChange={() => {
        if (!create.isPending) onClose();
      }}
      title={t("apiKeys.createTitle")}
      actions={
        <Button type="submit" form={formId} pending={create.isPending}>
          {t("apiKeys.create")}
        </Button>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={form.handleSubmit(({ expiresInDays, ...key }) =>
          create.mutate({ ...key, expiresInDays: Number(expiresInDays) }),
        )}
        className="flex flex-col gap-4"
      >
        <TextField
          control={form.control}
          name="name"
          autoComplete="off"
          label={t("apiKeys.name")}
          hint={t("apiKeys.nameHint")}
        />
        <ChipsField
          control={form.control}
          name="scopes"
          label={t("apiKeys.scopes")}
          options={CREATOR_SCOPES.map((value) => ({ value, label: t(`apiKeys.scope.${value}`) }))}
        />
        <SelectField
          control={form.control}
          name="expiresInDays"
          label={t("apiKeys.expires")}
          options={LIFETIMES.map((value) => ({ value, label: t("apiKeys.days", { count: Number(value) }) }))}
        />
        <FormError>{create.isError ? failureText(create.error) : null}</FormError>
      </form>
    </Dialog>
  );
}
