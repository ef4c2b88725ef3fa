import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { campaignTemplates, filledFrom } from "@vitrina/domain/campaign-templates";
import { type CampaignContent, campaignContent, createCampaignRequest } from "@vitrina/domain/campaigns";
import { Button, Card, FormError, PageHeader, TextField, toast, useShapeForm } from "@vitrina/ui";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { BrandChoice } from "../brands/brand-choice.tsx";
import { useFormAct } from "../forms/use-form-act.ts";
import { useAdmin } from "../session/admin-context.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { newCampaignForm, toContent } from "./campaign-form.ts";
import { TemplateCards } from "./template-cards.tsx";

const start = campaignContent.pick({ brandId: true, title: true });

/** A campaign begins with its brand, its title and what it is begun from; from there on it saves itself. */
export function NewCampaignScreen() {
  const t = useTranslations();
  const admin = useAdmin();
  usePageTitle(t("editor.newTitle"));
  if (!admin.may("campaigns:write")) return <Forbidden />;
  return (
    <>
      <PageHeader title={t("editor.newTitle")} kicker={t("campaigns.pageTitle")}>
        {t("stepper.startLead")}
      </PageHeader>
      <StartForm />
    </>
  );
}

function StartForm() {
  const t = useTranslations();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const locale = useLocale();
  const templates = campaignTemplates(locale === "en" ? "en" : "es");
  const [templateKey, setTemplateKey] = useState<string | null>(null);
  const template = templates.find(({ key }) => key === templateKey);
  const create = useMutation(trpc.campaigns.create.mutationOptions());
  const form = useShapeForm(start, { brandId: "", title: "" });
  const { submit, problem, pending } = useFormAct(
    form,
    (begun) => {
      const usual = toContent({ ...newCampaignForm(new Date()), fee: 0 }) as CampaignContent;
      const content = { ...usual, ...(template && filledFrom(template)), ...begun, templateKey };
      return create.mutateAsync(createCampaignRequest.parse(content));
    },
    (campaign) => {
      cache.setQueryData(trpc.campaigns.detail.queryKey({ id: campaign.id }), campaign);
      void cache.invalidateQueries(trpc.campaigns.list.pathFilter());
      toast(t("stepper.begun"));
      void navigate({
        to: "/campaigns/$campaignId/edit",
        params: { campaignId: campaign.id },
        search: { step: "subject" },
        replace: true,
      });
    },
  );

  return (
    <form noValidate aria-label={t("editor.newTitle")} onSubmit={submit} className="flex flex-col gap-5">
      <Card>
        <TemplateCards
          templates={templates}
          value={templateKey}
          onChoose={(chosen) => {
            const typed = form.getValues("title");
            const isOurs = typed === "" || templates.some(({ title }) => title === typed);
            setTemplateKey(chosen?.key ?? null);
            if (isOurs) form.setValue("title", chosen?.title ?? "", { shouldValidate: form.formState.isSubmitted });
          }}
        />
      </Card>
      <Card title={t("stepper.subject")}>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <BrandChoice control={form.control} name="brandId" label={t("editor.brand")} knownName="" />
          <TextField
            control={form.control}
            name="title"
            label={t("editor.title")}
            hint={t("editor.titleHint")}
            maxLength={120}
            autoComplete="off"
          />
        </div>
        <FormError>{problem}</FormError>
        <div className="mt-5 flex justify-end">
          <Button type="submit" pending={pending}>
            {t("stepper.start")}
          </Button>
        </div>
      </Card>
    </form>
  );
}
