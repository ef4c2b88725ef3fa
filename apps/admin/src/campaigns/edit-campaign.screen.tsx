import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { CAMPAIGN_STEPS, type Campaign, type CampaignContent, type CampaignStep } from "@vitrina/domain/campaigns";
import { Button, buttonLook, PageHeader, toast, useShapeForm } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { LeaveGuard } from "../forms/leave-guard.tsx";
import { useAdmin } from "../session/admin-context.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { BriefStep } from "./brief-step.tsx";
import { type CampaignForm, campaignFormShape, toCampaignForm } from "./campaign-form.ts";
import { CampaignUnavailable } from "./campaign-unavailable.tsx";
import { ContentPlanField } from "./content-plan-field.tsx";
import { CoverStep } from "./cover-step.tsx";
import { EditorSkeleton } from "./editor-skeleton.tsx";
import { EligibilityStep } from "./eligibility-step.tsx";
import { readPending, withPending } from "./pending-changes.ts";
import { ReviewStep } from "./review-step.tsx";
import { SaveNote } from "./save-note.tsx";
import { type CampaignFormHandle, Section } from "./step-frame.tsx";
import { StepList } from "./step-list.tsx";
import { stepsDone } from "./steps-done.ts";
import { SubjectStep } from "./subject-step.tsx";
import { TermsStep } from "./terms-step.tsx";
import { useSavedCampaign } from "./use-saved-campaign.ts";

export function EditCampaignScreen({ campaignId, step }: { campaignId: string; step: CampaignStep | undefined }) {
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
    <Editor
      key={opened.id}
      opened={opened}
      stored={campaign.data ?? opened}
      step={step ?? opened.draftStep ?? "subject"}
    />
  );
}

function Editor({ opened, stored, step }: { opened: Campaign; stored: Campaign; step: CampaignStep }) {
  const t = useTranslations();
  const navigate = useNavigate();
  const isDraft = opened.status === "draft";
  const [start] = useState(() => {
    const pending = isDraft ? readPending(localStorage, opened.id) : null;
    const form = toCampaignForm(opened);
    return pending ? withPending(form, pending) : { form, overlaps: false };
  });
  const form = useShapeForm<CampaignForm, CampaignContent>(campaignFormShape, start.form);
  const { state, flush, takeNewer, isUnsaved } = useSavedCampaign(opened, form, step, start.overlaps);
  const place = CAMPAIGN_STEPS.indexOf(step);
  const goTo = (to: CampaignStep | undefined) => {
    if (to)
      void navigate({ to: "/campaigns/$campaignId/edit", params: { campaignId: opened.id }, search: { step: to } });
  };
  const save = form.handleSubmit(async () => {
    await flush();
    if (isUnsaved()) return;
    toast(t("editor.updated"));
    await navigate({ to: "/campaigns/$campaignId", params: { campaignId: opened.id } });
  });

  return (
    <>
      <PageHeader
        title={stored.title}
        kicker={
          <Link to="/campaigns/$campaignId" params={{ campaignId: opened.id }} className="hover:underline">
            {t(isDraft ? "stepper.draft" : "editor.editTitle")}
          </Link>
        }
      >
        {isDraft ? <SaveNote state={state} onRetry={() => void flush().catch(() => {})} /> : null}
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <StepList campaignId={opened.id} step={step} done={stepsDone(stored)} />
        <form
          noValidate
          aria-label={t(`stepper.step.${step}`)}
          onSubmit={(event) => {
            event.preventDefault();
            if (isDraft) goTo(CAMPAIGN_STEPS[place + 1]);
            else void save(event);
          }}
          className="flex min-w-0 flex-col gap-5"
        >
          {state.kind === "conflict" ? (
            <Conflict onKeep={() => void takeNewer(true)} onDiscard={() => void takeNewer(false)} />
          ) : null}
          <Step step={step} form={form} stored={stored} isDraft={isDraft} state={state} />
          {!isDraft && (state.kind === "offline" || state.kind === "failed") ? (
            <SaveNote state={state} onRetry={() => void save()} />
          ) : null}
          <div className="sticky bottom-14 z-20 -mx-4 flex items-center justify-between gap-2 border-t border-line bg-paper/95 px-4 py-3 backdrop-blur-md sm:-mx-6 sm:px-6 lg:bottom-0">
            <Button variant="quiet" disabled={place === 0} onClick={() => goTo(CAMPAIGN_STEPS[place - 1])}>
              {t("ui.back")}
            </Button>
            <span className="text-sm text-ink-soft max-sm:sr-only">
              {t("stepper.position", { position: place + 1, count: CAMPAIGN_STEPS.length })}
            </span>
            <div className="flex gap-2">
              {isDraft ? null : (
                <Button type="submit" pending={state.kind === "saving"}>
                  {t("editor.saveChanges")}
                </Button>
              )}
              {step === "review" ? (
                isDraft ? (
                  <Link
                    to="/campaigns/$campaignId"
                    params={{ campaignId: opened.id }}
                    className={buttonLook({ variant: "secondary" })}
                  >
                    {t("stepper.later")}
                  </Link>
                ) : null
              ) : (
                <Button
                  type={isDraft ? "submit" : "button"}
                  variant={isDraft ? "primary" : "secondary"}
                  onClick={isDraft ? undefined : () => goTo(CAMPAIGN_STEPS[place + 1])}
                >
                  {t("stepper.next")}
                </Button>
              )}
            </div>
          </div>
          {isDraft ? null : <LeaveGuard unsaved={isUnsaved} />}
        </form>
      </div>
    </>
  );
}

function Step({
  step,
  form,
  stored,
  isDraft,
  state,
}: {
  step: CampaignStep;
  form: CampaignFormHandle;
  stored: Campaign;
  isDraft: boolean;
  state: ReturnType<typeof useSavedCampaign>["state"];
}) {
  const t = useTranslations("editor");
  switch (step) {
    case "subject":
      return <SubjectStep form={form} brandName={stored.brandName} />;
    case "brief":
      return <BriefStep form={form} />;
    case "plan":
      return (
        <Section title={t("sections.plan")} hint={t("sections.planHint")}>
          <ContentPlanField control={form.control} />
        </Section>
      );
    case "eligibility":
      return <EligibilityStep form={form} />;
    case "terms":
      return <TermsStep form={form} deliveryLocked={!isDraft} />;
    case "cover":
      return <CoverStep form={form} stored={stored.cover} />;
    case "review":
      return <ReviewStep campaignId={stored.id} state={state} />;
  }
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
