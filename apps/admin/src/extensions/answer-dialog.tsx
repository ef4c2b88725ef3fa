import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { EXTENSION_DAYS_MAX } from "@vitrina/domain/applications";
import { answerExtensionRequest, type WaitingExtension } from "@vitrina/domain/extensions";
import { endOfDayInAsuncion } from "@vitrina/domain/time";
import { NumberField, SelectField, TextArea, toast, useDays, useShapeForm } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { FormDialog } from "../forms/form-dialog.tsx";
import { useFormAct } from "../forms/use-form-act.ts";

const answerForm = z.object({
  answer: z.enum(["granted", "refused"]),
  days: z.number().int().min(1).max(EXTENSION_DAYS_MAX),
  reason: z.string().trim().min(3).max(500),
});

/** Grants the days somebody asked for, or other ones, or refuses them and says why. */
export function AnswerDialog({ asked, onClose }: { asked: WaitingExtension; onClose: () => void }) {
  const t = useTranslations("extensions");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const days = useDays();
  const refresh = () => {
    void cache.invalidateQueries(trpc.extensions.pathFilter());
    void cache.invalidateQueries(trpc.applications.pathFilter());
    void cache.invalidateQueries(trpc.calendar.pathFilter());
  };
  const answer = useMutation(trpc.extensions.answer.mutationOptions({ onSettled: refresh }));
  const form = useShapeForm(answerForm, {
    answer: "granted" as "granted" | "refused",
    days: asked.request.days as number | null,
    reason: "",
  });
  const { submit, problem, pending } = useFormAct(
    form,
    (given) => answer.mutateAsync(answerExtensionRequest.parse({ ...given, applicationId: asked.applicationId })),
    () => {
      toast(t("sent", { name: asked.creatorName }));
      onClose();
    },
  );
  const [decision, granted] = form.watch(["answer", "days"]);
  const newDue = asked.deliveryDueAt && granted ? endOfDayInAsuncion(asked.deliveryDueAt, granted) : null;
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("answerTitle", { name: asked.creatorName })}
      description={
        <>
          <p>{t("asks", { days: asked.request.days, reason: asked.request.reason })}</p>
          {asked.deliveryDueAt ? <p>{t("dueNow", { due: days.weekday(asked.deliveryDueAt) })}</p> : null}
        </>
      }
      submitLabel={t("send")}
      pending={pending}
      problem={problem}
      onSubmit={submit}
    >
      <SelectField
        control={form.control}
        name="answer"
        label={t("decision")}
        options={[
          { value: "granted", label: t("granted") },
          { value: "refused", label: t("refused") },
        ]}
      />
      {decision === "granted" ? (
        <NumberField
          control={form.control}
          name="days"
          label={t("days")}
          hint={newDue ? t("newDue", { due: days.weekday(newDue) }) : undefined}
        />
      ) : null}
      <TextArea
        control={form.control}
        name="reason"
        label={t("reason")}
        hint={t("reasonHint")}
        rows={2}
        maxLength={500}
      />
    </FormDialog>
  );
}
