import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { closeSelectionRequest } from "@vitrina/domain/applications";
import { Button, TextArea, toast, useShapeForm } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { FormDialog } from "../forms/form-dialog.tsx";
import { useFormAct } from "../forms/use-form-act.ts";

/** Ends the choosing and answers everybody who still waits, in one go. */
export function CloseSelection({ campaignId, waiting }: { campaignId: string; waiting: number }) {
  const t = useTranslations("applications");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" size="small" onClick={() => setOpen(true)}>
        {t("close")}
      </Button>
      {open ? <CloseDialog campaignId={campaignId} waiting={waiting} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function CloseDialog({ campaignId, waiting, onClose }: { campaignId: string; waiting: number; onClose: () => void }) {
  const t = useTranslations("applications");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const close = useMutation(
    trpc.applications.closeSelection.mutationOptions({
      onSettled: () => {
        void cache.invalidateQueries(trpc.applications.pathFilter());
        void cache.invalidateQueries(trpc.campaigns.pathFilter());
      },
    }),
  );
  const form = useShapeForm(closeSelectionRequest, { campaignId, message: t("readyTexts.full.text") });
  const { submit, problem, pending } = useFormAct(form, close.mutateAsync, ({ answered }) => {
    toast(t("closed", { count: answered }));
    onClose();
  });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("closeTitle")}
      description={t("closeBody", { count: waiting })}
      submitLabel={t("closeSubmit", { count: waiting })}
      pending={pending}
      problem={problem}
      onSubmit={submit}
    >
      <TextArea control={form.control} name="message" label={t("rejectMessage")} rows={4} maxLength={1000} optional />
    </FormDialog>
  );
}
