import { Button, IconButton, RichTextField, TextArea, TextField } from "@vitrina/ui";
import Plus from "lucide-react/icons/plus";
import Trash2 from "lucide-react/icons/trash-2";
import { useFieldArray } from "react-hook-form";
import { useTranslations } from "use-intl";
import { type CampaignFormHandle, Columns, Section } from "./step-frame.tsx";

const REFERENCES_MAX = 20;

/** What creators are asked for, in words they can follow. */
export function BriefStep({ form }: { form: CampaignFormHandle }) {
  const t = useTranslations();
  const { control } = form;
  return (
    <>
      <Section title={t("stepper.brief")} hint={t("stepper.briefHint")}>
        <RichTextField
          control={control}
          name="brief"
          label={t("editor.brief")}
          hint={t("editor.briefHint")}
          maxLength={20_000}
        />
      </Section>
      <Section title={t("stepper.points")} hint={t("stepper.pointsHint")}>
        <Columns>
          <TextArea
            control={control}
            name="dos"
            label={t("brief.dos")}
            placeholder={t("stepper.dosExample")}
            optional
          />
          <TextArea
            control={control}
            name="donts"
            label={t("brief.donts")}
            placeholder={t("stepper.dontsExample")}
            optional
          />
        </Columns>
        <TextArea
          control={control}
          name="checklist"
          label={t("brief.checklist")}
          hint={t("stepper.checklistHint")}
          placeholder={t("stepper.checklistExample")}
          optional
        />
      </Section>
      <Section title={t("stepper.tags")} hint={t("stepper.tagsHint")}>
        <Columns>
          <TextArea
            control={control}
            name="hashtags"
            label={t("stepper.hashtags")}
            placeholder="#TereréDeVerano #Paraguay"
            rows={2}
            optional
          />
          <TextArea
            control={control}
            name="mentions"
            label={t("stepper.mentions")}
            placeholder="@marca.py"
            rows={2}
            optional
          />
        </Columns>
      </Section>
      <Section title={t("brief.references")} hint={t("stepper.referencesHint")}>
        <References form={form} />
      </Section>
    </>
  );
}

function References({ form }: { form: CampaignFormHandle }) {
  const t = useTranslations("stepper");
  const { control } = form;
  const references = useFieldArray({ control, name: "references" });
  return (
    <div className="flex flex-col gap-3">
      {references.fields.map((reference, index) => (
        <div key={reference.id} className="grid items-start gap-3 sm:grid-cols-[1fr_1fr_auto]">
          <TextField
            control={control}
            name={`references.${index}.url`}
            label={t("referenceUrl", { position: index + 1 })}
            type="url"
            placeholder="https://"
          />
          <TextField control={control} name={`references.${index}.note`} label={t("referenceNote")} optional />
          <IconButton
            label={t("removeReference", { position: index + 1 })}
            icon={<Trash2 className="size-4.5" aria-hidden />}
            onClick={() => references.remove(index)}
            className="sm:mt-6"
          />
        </div>
      ))}
      {references.fields.length < REFERENCES_MAX ? (
        <Button
          variant="secondary"
          className="self-start"
          icon={<Plus className="size-4" aria-hidden />}
          onClick={() => references.append({ url: "", note: "" })}
        >
          {t("addReference")}
        </Button>
      ) : null}
    </div>
  );
}
