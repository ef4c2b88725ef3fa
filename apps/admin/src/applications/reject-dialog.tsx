import { type ApplicationRow, decideRequest } from "@vitrina/domain/applications";
import type { Campaign } from "@vitrina/domain/campaigns";
import { Button, TextArea, useShapeForm } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { FormDialog } from "../forms/form-dialog.tsx";
import { useFormAct } from "../forms/use-form-act.ts";
import { useDecide } from "./use-decide.tsx";

/** Words that say no kindly, to begin with. */
const READY_TEXTS = ["profile", "full", "nextTime"] as const;

/** Says no to one or many, in words that a person has seen before they go out. */
export function RejectDialog({
  applications,
  campaign,
  onClose,
}: {
  applications: readonly ApplicationRow[];
  campaign: Campaign;
  onClose: () => void;
}) {
  const t = useTranslations("applications");
  const { decide } = useDecide(campaign.id);
  const form = useShapeForm(decideRequest, {
    ids: applications.map(({ id }) => id),
    decision: "reject",
    message: t("readyTexts.profile.text"),
  });
  const { submit, problem, pending } = useFormAct(
    form,
    ({ message }) => decide(applications, "reject", message),
    onClose,
  );
  const [only] = applications;
  const name = applications.length === 1 ? only?.creatorName : undefined;
  return (
    <FormDialog
      open
      onClose={onClose}
      title={name ? t("rejectTitle", { name }) : t("rejectMany", { count: applications.length })}
      description={t("rejectBody")}
      submitLabel={t("reject")}
      danger
      pending={pending}
      problem={problem}
      onSubmit={submit}
    >
      <fieldset className="min-w-0">
        <legend className="mb-1.5 text-sm font-medium">{t("readyTexts.label")}</legend>
        <div className="flex flex-wrap gap-2">
          {READY_TEXTS.map((key) => (
            <Button
              key={key}
              size="small"
              variant="secondary"
              onClick={() => form.setValue("message", t(`readyTexts.${key}.text`))}
            >
              {t(`readyTexts.${key}.name`)}
            </Button>
          ))}
        </div>
      </fieldset>
      <TextArea control={form.control} name="message" label={t("rejectMessage")} rows={4} maxLength={1000} optional />
    </FormDialog>
  );
}
