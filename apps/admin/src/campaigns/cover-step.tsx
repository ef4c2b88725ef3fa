import type { Picture } from "@vitrina/domain/media";
import { ImageUpload } from "@vitrina/ui";
import { useState } from "react";
import { useController } from "react-hook-form";
import { useTranslations } from "use-intl";
import { useUploadSteps } from "../media/use-upload-steps.ts";
import { type CampaignFormHandle, Section } from "./step-frame.tsx";

/** The first thing a creator sees. */
export function CoverStep({ form, stored }: { form: CampaignFormHandle; stored: Picture | null }) {
  const t = useTranslations("editor");
  const steps = useUploadSteps();
  const { field, fieldState } = useController({ control: form.control, name: "coverAssetId" });
  const [uploaded, setUploaded] = useState<Picture | null>(null);
  return (
    <Section title={t("sections.cover")} hint={t("sections.coverHint")}>
      <div className="max-w-xl">
        <ImageUpload
          label={t("coverLabel")}
          purpose="campaign_cover"
          picture={[uploaded, stored].find((candidate) => candidate?.assetId === field.value) ?? null}
          steps={steps}
          error={fieldState.error?.message}
          onUploaded={(next) => {
            setUploaded(next);
            field.onChange(next.assetId);
          }}
          onRemove={() => field.onChange(null)}
        />
      </div>
    </Section>
  );
}
