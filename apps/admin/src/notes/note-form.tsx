import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { addNoteRequest, morningOf } from "@vitrina/domain/notes";
import { DAY } from "@vitrina/domain/time";
import { Button, Card, DateField, FormError, TextArea, toast, useShapeForm } from "@vitrina/ui";
import { useNow, useTranslations } from "use-intl";
import { useFormAct } from "../forms/use-form-act.ts";

/** A new note, and the day on which its author wants to be told of it. */
export function NoteForm({ creatorId }: { creatorId: string }) {
  const t = useTranslations("notes");
  const trpc = useTRPC();
  const client = useQueryClient();
  const now = useNow();
  const add = useMutation(trpc.notes.add.mutationOptions());
  const form = useShapeForm(addNoteRequest, { creatorId, text: "", remindAt: null as Date | null });
  const { submit, problem, pending } = useFormAct(
    form,
    ({ remindAt, ...note }) => add.mutateAsync({ ...note, remindAt: remindAt && morningOf(remindAt) }),
    async () => {
      form.reset();
      await Promise.all([
        client.invalidateQueries(trpc.notes.pathFilter()),
        client.invalidateQueries(trpc.activity.pathFilter()),
      ]);
      toast(t("added"));
    },
  );
  return (
    <Card title={t("new")}>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <TextArea control={form.control} name="text" label={t("text")} hint={t("textHint")} rows={3} maxLength={2000} />
        <div className="flex flex-wrap items-end justify-between gap-3">
          <DateField
            control={form.control}
            name="remindAt"
            label={t("remindOn")}
            hint={t("remindHint")}
            min={new Date(now.getTime() + DAY)}
            optional
          />
          <Button type="submit" pending={pending}>
            {t("add")}
          </Button>
        </div>
        <FormError>{problem}</FormError>
      </form>
    </Card>
  );
}
