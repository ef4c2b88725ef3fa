import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { inviteRequest, ROLES, type Role } from "@vitrina/domain/people";
import { SelectField, TextField, toast, useShapeForm } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { FormDialog } from "../forms/form-dialog.tsx";
import { useFormAct } from "../forms/use-form-act.ts";

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const invite = useMutation(trpc.people.invite.mutationOptions());
  const form = useShapeForm(inviteRequest, { email: "", name: "", role: "manager" as Role });
  const { submit, problem, pending } = useFormAct(form, invite.mutateAsync, (invitation) => {
    void cache.invalidateQueries(trpc.people.invitations.pathFilter());
    toast(t("people.invited", { email: invitation.email }));
    onClose();
  });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("people.inviteTitle")}
      description={t("people.inviteBody")}
      submitLabel={t("people.inviteSubmit")}
      pending={pending}
      problem={problem}
      onSubmit={submit}
    >
      <TextField control={form.control} name="name" label={t("people.name")} autoComplete="off" />
      <TextField control={form.control} name="email" type="email" label={t("people.email")} autoComplete="off" />
      <SelectField
        control={form.control}
        name="role"
        label={t("people.role")}
        hint={t(`roleHints.${form.watch("role")}`)}
        options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
      />
    </FormDialog>
  );
}
