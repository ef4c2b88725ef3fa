import { USAGE_CHANNELS } from "@vitrina/domain/campaigns";
import { DELIVERY_STARTS } from "@vitrina/domain/deadlines";
import { CheckboxField, ChipsField, DateField, MoneyField, NumberField, SelectField, TextField } from "@vitrina/ui";
import { useNow, useTranslations } from "use-intl";
import { type CampaignFormHandle, Columns, Section } from "./step-frame.tsx";

/** Money, dates and rights: what becomes the deal. */
export function TermsStep({ form, deliveryLocked }: { form: CampaignFormHandle; deliveryLocked: boolean }) {
  const t = useTranslations();
  const now = useNow();
  const { control } = form;
  return (
    <>
      <Section title={t("editor.sections.money")} hint={t("editor.sections.moneyHint")}>
        <Columns>
          <NumberField control={control} name="slots" label={t("editor.slots")} hint={t("editor.slotsHint")} />
          <MoneyField control={control} name="fee" label={t("editor.fee")} hint={t("stepper.feeHint")} />
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
    </>
  );
}
