import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import type { CampaignContent } from "@vitrina/domain/campaigns";
import { PageHeader, toast, useShapeForm } from "@vitrina/ui";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { LeaveGuard } from "../forms/leave-guard.tsx";
import { placeRefusal } from "../forms/place-refusal.ts";
import { useAdmin } from "../session/admin-context.ts";
import { useErrorWords } from "../session/error-words.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { CampaignFields } from "./campaign-fields.tsx";
import { type CampaignForm, campaignFormShape, newCampaignForm } from "./campaign-form.ts";
import { EditorFooter } from "./editor-footer.tsx";

export function NewCampaignScreen() {
  const t = useTranslations();
  const admin = useAdmin();
  usePageTitle(t("editor.newTitle"));
  if (!admin.may("campaigns:write")) return <Forbidden />;
  return (
    <>
      <PageHeader title={t("editor.newTitle")} kicker={t("campaigns.pageTitle")} />
      <NewCampaignForm />
    </>
  );
}

function NewCampaignForm() {
  const t = useTranslations();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const words = useErrorWords();
  const [blank] = useState(() => newCampaignForm(new Date()));
  const [problem, setProblem] = useState<string | null>(null);
  const saved = useRef(false);
  const form = useShapeForm<CampaignForm, CampaignContent>(campaignFormShape, blank);
  const { isDirty, errors, isSubmitted } = form.formState;
  const create = useMutation(trpc.campaigns.create.mutationOptions());

  const submit = form.handleSubmit(async (content) => {
    setProblem(null);
    try {
      const campaign = await create.mutateAsync(content);
      saved.current = true;
      cache.setQueryData(trpc.campaigns.detail.queryKey({ id: campaign.id }), campaign);
      void cache.invalidateQueries(trpc.campaigns.list.pathFilter());
      toast(t("editor.created"));
      await navigate({ to: "/campaigns/$campaignId", params: { campaignId: campaign.id } });
    } catch (error) {
      const { text } = words(error);
      if (!placeRefusal(form, error, text)) setProblem(text);
    }
  });

  return (
    <form noValidate aria-label={t("editor.newTitle")} onSubmit={submit}>
      <CampaignFields form={form} brandName="" cover={null} deliveryLocked={false} />
      <EditorFooter
        submitLabel={t("editor.create")}
        pending={create.isPending}
        invalidCount={isSubmitted ? Object.keys(errors).length : 0}
        problem={problem}
        back={{ to: "/campaigns" }}
      />
      <LeaveGuard unsaved={() => isDirty && !saved.current} />
    </form>
  );
}
