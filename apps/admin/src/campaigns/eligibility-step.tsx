import { CATEGORIES } from "@vitrina/domain/campaigns";
import { MultiSelectField, NumberField, TextField } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { type CampaignFormHandle, Columns, Section } from "./step-frame.tsx";

/** Who may apply. */
export function EligibilityStep({ form }: { form: CampaignFormHandle }) {
  const t = useTranslations();
  const { control } = form;
  return (
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
  );
}
