import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { liftRequest } from "@vitrina/domain/mail";
import { TextArea, toast, useShapeForm } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { FormDialog } from "../forms/form-dialog.tsx";
import { useFormAct } from "../forms/use-form-act.ts";

/** Lets an address be written to again; the reason is kept in the log. */
export function LiftDialog({ address, onClose }: { address: string; onClose: () => void }) {
  const t = useTranslations("mails");
  const trpc = useTRPC();
  const client = useQueryClient();
  const lift = useMutation(trpc.mails.lift.mutationOptions());
  const form = useShapeForm(liftRequest, { address, reason: "" });
  const { submit, problem, pending } = useFormAct(form, lift.mutateAsync, async () => {
    await client.invalidateQueries(trpc.mails.pathFilter());
    toast(t("lifted", { address }));
    onClose();
  });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("liftTitle")}
      description={t("liftLead", { address })}
      submitLabel={t("lift")}
      pending={pending}
      problem={problem}
      onSubmit={submit}
    >
      <TextArea
        control={form.control}
        name="reason"
        label={t("liftReason")}
        hint={t("liftHint")}
        rows={2}
        maxLength={500}
      />
    </FormDialog>
  );
}
