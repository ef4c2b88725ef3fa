import { useTRPCClient } from "@vitrina/client/react";
import { CATEGORIES, type CampaignContent, USAGE_CHANNELS } from "@vitrina/domain/campaigns";
import { DELIVERY_STARTS } from "@vitrina/domain/deadlines";
import type { Picture } from "@vitrina/domain/media";
import {
  Card,
  CheckboxField,
  ChipsField,
  DateField,
  ImageUpload,
  MoneyField,
  MultiSelectField,
  NumberField,
  SelectField,
  TextArea,
  TextField,
} from "@vitrina/ui";
import { type ReactNode, useMemo, useState } from "react";
import { type UseFormReturn, useController } from "react-hook-form";
import { useNow, useTranslations } from "use-intl";
import { BrandChoice } from "../brands/brand-choice.tsx";
import { useErrorWords } from "../session/error-words.ts";

import type { CampaignForm } from "./campaign-form.ts";
import { ContentPlanField } from "./content-plan-field.tsx";

export type CampaignFormHandle = UseFormReturn<CampaignForm, unknown, CampaignContent>;

/** Everything an admin writes about a campaign, in the order in which one thinks about it. */
export function CampaignFields({
  form,
  brandName,
  cover,
  deliveryLocked,
}: {
  form: CampaignFormHandle;
  brandName: string;
  cover: Picture | null;
  /** True for a stored campaign, whose delivery terms are changed where one sees whom it affects. */
  deliveryLocked: boolean;
}) {
  const t = useTranslations();
  const now = useNow();
  const { control } = form;
  return (
    <div className="flex flex-col gap-5">
      <Section title={t("editor.sections.basics")} hint={t("editor.sections.basicsHint")}>
        <BrandChoice control={control} name="brandId" label={t("editor.brand")} knownName={brandName} />
        <TextField
          control={control}
          name="title"
          label={t("editor.title")}
          hint={t("editor.titleHint")}
          maxLength={120}
        />
        <div className="[&_textarea]:min-h-44">
          <TextArea
            control={control}
            name="brief"
            label={t("editor.brief")}
            hint={t("editor.briefHint")}
            rows={7}
            optional
          />
        </div>
      </Section>

      <Section title={t("editor.sections.cover")} hint={t("editor.sections.coverHint")}>
        <CoverField form={form} stored={cover} />
      </Section>

      <Section title={t("editor.sections.plan")} hint={t("editor.sections.planHint")}>
        <ContentPlanField control={control} />
      </Section>

      <Section title={t("editor.sections.eligibility")} hint={t("editor.sections.eligibilityHint")}>
        <Columns>
          <MultiSelectField
            control={control}
            name="eligibility.categories"
            label={t("editor.categories")}
            options={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))}
            optional
          />
          <NumberField control={control} name="eligibility.minimumFollowers" label={t("editor.minimumFollowers")} />
        </Columns>
        <TextField
          control={control}
          name="eligibility.cities"
          label={t("editor.cities")}
          hint={t("editor.citiesHint")}
          optional
        />
      </Section>

      <Section title={t("editor.sections.money")} hint={t("editor.sections.moneyHint")}>
        <Columns>
          <NumberField control={control} name="slots" label={t("editor.slots")} hint={t("editor.slotsHint")} />
          <MoneyField control={control} name="fee" label={t("editor.fee")} />
          <NumberField
            control={control}
            name="paymentDays"
            label={t("editor.paymentDays")}
            hint={t("editor.paymentDaysHint")}
          />
        </Columns>
      </Section>

      <Section title={t("editor.sections.dates")} hint={t("editor.sections.datesHint")}>
        <Columns>
          <DateField control={control} name="applicationDeadline" label={t("editor.applicationDeadline")} min={now} />
          <NumberField
            control={control}
            name="deliveryDays"
            label={t("editor.deliveryDays")}
            disabled={deliveryLocked}
          />
          <SelectField
            control={control}
            name="deliveryStarts"
            label={t("editor.deliveryStarts")}
            options={DELIVERY_STARTS.map((value) => ({ value, label: t(`editor.startsOptions.${value}`) }))}
            disabled={deliveryLocked}
          />
          <NumberField control={control} name="revisionRounds" label={t("editor.revisionRounds")} />
        </Columns>
        {deliveryLocked ? <p className="text-sm text-ink-soft">{t("editor.deliveryLocked")}</p> : null}
      </Section>

      <Section title={t("editor.sections.rights")} hint={t("editor.sections.rightsHint")}>
        <ChipsField
          control={control}
          name="usageRights.channels"
          label={t("editor.channels")}
          options={USAGE_CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
        />
        <Columns>
          <TextField control={control} name="usageRights.territory" label={t("editor.territory")} />
          <NumberField control={control} name="usageRights.months" label={t("editor.months")} />
        </Columns>
        <CheckboxField control={control} name="usageRights.paid" label={t("editor.paid")} hint={t("editor.paidHint")} />
      </Section>
    </div>
  );
}

function Section({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <Card title={title}>
      <p className="-mt-2 mb-4 text-sm text-ink-soft">{hint}</p>
      <div className="flex flex-col gap-5">{children}</div>
    </Card>
  );
}

function Columns({ children }: { children: ReactNode }) {
  return <div className="grid items-start gap-x-4 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">{children}</div>;
}

function CoverField({ form, stored }: { form: CampaignFormHandle; stored: Picture | null }) {
  const t = useTranslations("editor");
  const api = useTRPCClient();
  const words = useErrorWords();
  const { field, fieldState } = useController({ control: form.control, name: "coverAssetId" });
  const [uploaded, setUploaded] = useState<Picture | null>(null);
  const picture = [uploaded, stored].find((candidate) => candidate?.assetId === field.value) ?? null;
  const steps = useMemo(
    () => ({
      sign: api.media.signUpload.mutate,
      confirm: api.media.confirmUpload.mutate,
      failureText: (error: unknown) => words(error).text,
    }),
    [api, words],
  );
  return (
    <div className="max-w-xl">
      <ImageUpload
        label={t("coverLabel")}
        purpose="campaign_cover"
        picture={picture}
        steps={steps}
        error={fieldState.error?.message}
        onUploaded={(next) => {
          setUploaded(next);
          field.onChange(next.assetId);
        }}
        onRemove={() => field.onChange(null)}
      />
    </div>
  );
}
