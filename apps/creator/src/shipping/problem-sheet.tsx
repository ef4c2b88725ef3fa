import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { PROBLEM_KINDS, reportProblemRequest } from "@vitrina/domain/shipping";
import { Button } from "@vitrina/ui/controls";
import { FormError, SelectField, TextArea, useShapeForm } from "@vitrina/ui/forms";
import { Sheet } from "@vitrina/ui/overlays";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { useAfterAct } from "../applications/after-act.ts";
import { useFailureText } from "../frame/failure-text.ts";

/** What is wrong with the parcel. */
export function ProblemSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations("parcel");
  const trpc = useTRPC();
  const failureText = useFailureText();
  const formId = useId();
  const report = useMutation(trpc.shipping.reportProblem.mutationOptions(useAfterAct(t("reported"), onClose)));
  const form = useShapeForm(reportProblemRequest, { id, kind: "" as string, text: "" });
  return (
    <Sheet
      open
      onOpenChange={(next) => {
        if (!next && !report.isPending) onClose();
      }}
      title={t("report")}
      description={t("reportText")}
      actions={
        <Button type="submit" form={formId} size="large" wide pending={report.isPending}>
          {t("reportSend")}
        </Button>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={form.handleSubmit((problem) => report.mutate(problem))}
        className="flex flex-col gap-4"
      >
        <SelectField
          control={form.control}
          name="kind"
          label={t("reportKind")}
          options={PROBLEM_KINDS.map((value) => ({ value, label: t(`problems.${value}`) }))}
        />
        <TextArea control={form.control} name="text" label={t("reportWhat")} rows={4} maxLength={1000} optional />
        <FormError>{report.isError ? failureText(report.error) : null}</FormError>
      </form>
    </Sheet>
  );
}
