import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { type Campaign, cloneCampaignRequest } from "@vitrina/domain/campaigns";
import { TextField, toast, useShapeForm } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { FormDialog } from "../forms/form-dialog.tsx";
import { useFormAct } from "../forms/use-form-act.ts";

/** Begins a new draft from everything this campaign says. */
export function CloneDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const t = useTranslations("campaign");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const clone = useMutation(trpc.campaigns.clone.mutationOptions());
  const form = useShapeForm(cloneCampaignRequest, { id: campaign.id, title: campaign.title });
  const { submit, problem, pending } = useFormAct(form, clone.mutateAsync, (made) => {
    cache.setQueryData(trpc.campaigns.detail.queryKey({ id: made.id }), made);
    void cache.invalidateQueries(trpc.campaigns.list.pathFilter());
    toast(t("cloned"));
    onClose();
    void navigate({ to: "/campaigns/$campaignId/edit", params: { campaignId: made.id }, search: { step: "subject" } });
  });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("cloneTitle")}
      description={t("cloneLead")}
      submitLabel={t("cloneSubmit")}
      pending={pending}
      problem={problem}
      onSubmit={submit}
    >
      <TextField control={form.control} name="title" label={t("cloneName")} maxLength={120} />
    </FormDialog>
  );
}
