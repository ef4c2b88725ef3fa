import { TextField } from "@vitrina/ui";
import { useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { BrandChoice } from "../brands/brand-choice.tsx";
import { ProductsField } from "./products-field.tsx";
import { type CampaignFormHandle, Section } from "./step-frame.tsx";

/** For whom and about what. */
export function SubjectStep({ form, brandName }: { form: CampaignFormHandle; brandName: string }) {
  const t = useTranslations();
  const brandId = useWatch({ control: form.control, name: "brandId" });
  return (
    <>
      <Section title={t("stepper.subject")} hint={t("stepper.subjectHint")}>
        <BrandChoice
          control={form.control}
          name="brandId"
          label={t("editor.brand")}
          knownName={brandName}
          onChosen={(brand) => {
            if (brand.id !== brandId) form.setValue("productIds", [], { shouldDirty: true });
          }}
        />
        <TextField
          control={form.control}
          name="title"
          label={t("editor.title")}
          hint={t("editor.titleHint")}
          maxLength={120}
        />
      </Section>
      <Section title={t("stepper.products")} hint={t("stepper.productsHint")}>
        <ProductsField key={brandId} control={form.control} brandId={brandId} />
      </Section>
    </>
  );
}
