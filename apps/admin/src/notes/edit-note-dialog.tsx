import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { type CreatorNote, changeNoteRequest, morningOf } from "@vitrina/domain/notes";
import { DAY } from "@vitrina/domain/time";
import { DateField, TextArea, toast, useShapeForm } from "@vitrina/ui";
import { useNow, useTranslations } from "use-intl";
import { FormDialog } from "../forms/form-dialog.tsx";
import { useFormAct } from "../forms/use-form-act.ts";

/** Other words for a note, or another day to be reminded of it. A reminder that is not touched stays as it is. */
export function EditNoteDialog({ note, onClose }: { note: CreatorNote; onClose: () => void }) {
  const t = useTranslations("notes");
  const trpc = useTRPC();
  const client = useQueryClient();
  const now = useNow();
  const was = note.reminder === "waiting" ? note.remindAt : null;
  const change = useMutation(trpc.notes.change.mutationOptions());
  const form = useShapeForm(changeNoteRequest, { id: note.id, text: note.text, remindAt: was as Date | null });
  const { submit, problem, pending } = useFormAct(
    form,
    ({ id, text, remindAt = null }) => {
      const touched = remindAt?.getTime() !== was?.getTime();
      return change.mutateAsync({ id, text, ...(touched && { remindAt: remindAt && morningOf(remindAt) }) });
    },
    async () => {
      await Promise.all([
        client.invalidateQueries(trpc.notes.pathFilter()),
        client.invalidateQueries(trpc.activity.pathFilter()),
      ]);
      toast(t("changed"));
      onClose();
    },
  );
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("editTitle")}
      submitLabel={t("save")}
      pending={pending}
      problem={problem}
      onSubmit={submit}
    >
      <TextArea control={form.control} name="text" label={t("text")} rows={5} maxLength={2000} />
      <DateField
        control={form.control}
        name="remindAt"
        label={t("remindOn")}
        hint={t("remindHint")}
        min={new Date(now.getTime() + DAY)}
        optional
      />
    </FormDialog>
  );
}
