import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { refusalOf, useTRPC } from "@vitrina/client/react";
import type { Campaign, CampaignContent } from "@vitrina/domain/campaigns";
import { Button, PageHeader, toast, useShapeForm } from "@vitrina/ui";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { LeaveGuard } from "../forms/leave-guard.tsx";
import { placeRefusal } from "../forms/place-refusal.ts";
import { useAdmin } from "../session/admin-context.ts";
import { useErrorWords } from "../session/error-words.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { CampaignFields } from "./campaign-fields.tsx";
import { type CampaignForm, campaignFormShape, changedFields, mergeNewer, toCampaignForm } from "./campaign-form.ts";
import { CampaignUnavailable } from "./campaign-unavailable.tsx";
import { EditorFooter } from "./editor-footer.tsx";
import { EditorSkeleton } from "./editor-skeleton.tsx";

export function EditCampaignScreen({ campaignId }: { campaignId: string }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const admin = useAdmin();
  const campaign = useQuery(trpc.campaigns.detail.queryOptions({ id: campaignId }, { staleTime: 0 }));
  const [opened, setOpened] = useState<Campaign | null>(null);
  usePageTitle(t("editor.editTitle"));

  if (!admin.may("campaigns:write")) return <Forbidden />;
  if (!opened && campaign.data && !campaign.isFetching) setOpened(campaign.data);
  if (!opened && campaign.isError) return <CampaignUnavailable query={campaign} />;
  if (!opened) return <EditorSkeleton />;
  return (
    <>
      <PageHeader title={t("editor.editTitle")} kicker={opened.title} />
      <EditCampaignForm opened={opened} />
    </>
  );
}

function EditCampaignForm({ opened }: { opened: Campaign }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const words = useErrorWords();
  /** The version the form was filled from; what changed is told apart from it, and a save names its revision. */
  const [base, setBase] = useState(opened);
  const [problem, setProblem] = useState<string | null>(null);
  const [conflict, setConflict] = useState(false);
  const saved = useRef(false);
  const form = useShapeForm<CampaignForm, CampaignContent>(campaignFormShape, toCampaignForm(opened));
  const { errors, isSubmitted } = form.formState;
  const update = useMutation(trpc.campaigns.update.mutationOptions());
  const place = { to: "/campaigns/$campaignId", params: { campaignId: opened.id } } as const;
  const unsaved = () => !saved.current && changedFields(toCampaignForm(base), form.getValues()).length > 0;

  const submit = form.handleSubmit(async (content) => {
    setProblem(null);
    const changed = changedFields(toCampaignForm(base), form.getValues());
    try {
      if (changed.length > 0) {
        const change = Object.fromEntries(changed.map((field) => [field, content[field]]));
        const campaign = await update.mutateAsync({ id: base.id, revision: base.revision, content: change });
        cache.setQueryData(trpc.campaigns.detail.queryKey({ id: base.id }), campaign);
        void cache.invalidateQueries(trpc.campaigns.list.pathFilter());
      }
      saved.current = true;
      toast(t("editor.updated"));
      await navigate(place);
    } catch (error) {
      if (refusalOf(error)?.reason === "campaign-changed") {
        setConflict(true);
        return;
      }
      const { text } = words(error);
      if (!placeRefusal(form, error, text)) setProblem(text);
    }
  });

  const takeNewer = async (keepMine: boolean) => {
    try {
      const newer = await cache.fetchQuery(trpc.campaigns.detail.queryOptions({ id: base.id }, { staleTime: 0 }));
      const theirs = toCampaignForm(newer);
      const next = keepMine ? mergeNewer(toCampaignForm(base), form.getValues(), theirs) : theirs;
      setBase(newer);
      setConflict(false);
      form.reset(next);
      if (keepMine) toast(t("editor.conflictMerged"));
    } catch (error) {
      setProblem(words(error).text);
    }
  };

  return (
    <form noValidate aria-label={t("editor.editTitle")} onSubmit={submit}>
      <CampaignFields form={form} brandName={base.brandName} cover={base.cover} deliveryLocked />
      <EditorFooter
        submitLabel={t("editor.saveChanges")}
        pending={update.isPending}
        invalidCount={isSubmitted ? Object.keys(errors).length : 0}
        problem={problem}
        back={place}
        notice={
          conflict ? <Conflict onKeep={() => void takeNewer(true)} onDiscard={() => void takeNewer(false)} /> : null
        }
      />
      <LeaveGuard unsaved={unsaved} />
    </form>
  );
}

/** Somebody else was faster. Nothing was stored; the person says whose words stand where. */
function Conflict({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }) {
  const t = useTranslations("editor");
  return (
    <div role="alert" className="rounded-lg border border-amber bg-amber-soft p-4 sm:p-5">
      <h2 className="text-lg text-amber">{t("conflictTitle")}</h2>
      <p className="mt-1.5 text-sm">{t("conflictBody")}</p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button onClick={onKeep}>{t("conflictKeep")}</Button>
        <Button variant="secondary" onClick={onDiscard}>
          {t("conflictDiscard")}
        </Button>
      </div>
      <p className="mt-2 text-xs text-ink-soft">{t("conflictKeepHint")}</p>
    </div>
  );
}
