import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { type LeadDetail, leadNoteRequest } from "@vitrina/domain/leads";
import { Button, Card, FormError, TextArea, toast, useDays, useShapeForm } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useFormAct } from "../forms/use-form-act.ts";

/** What the agency noted about a message, the latest last. */
export function LeadNotes({ lead, mayWrite }: { lead: LeadDetail; mayWrite: boolean }) {
  const t = useTranslations("leads");
  const days = useDays();
  return (
    <Card title={t("notes")}>
      {lead.notes.length === 0 ? <p className="text-sm text-ink-soft">{t("noNotes")}</p> : null}
      <ul className="flex flex-col gap-4">
        {lead.notes.map((note) => (
          <li key={note.id}>
            <p className="break-words whitespace-pre-wrap">{note.text}</p>
            <p className="mt-1 text-xs text-ink-soft">
              {note.byName} · {days.moment(note.at)}
            </p>
          </li>
        ))}
      </ul>
      {mayWrite ? <NewNote leadId={lead.id} /> : null}
    </Card>
  );
}

function NewNote({ leadId }: { leadId: string }) {
  const t = useTranslations("leads");
  const trpc = useTRPC();
  const client = useQueryClient();
  const note = useMutation(trpc.leads.note.mutationOptions());
  const form = useShapeForm(leadNoteRequest, { id: leadId, text: "" });
  const { submit, problem, pending } = useFormAct(form, note.mutateAsync, (changed) => {
    client.setQueryData(trpc.leads.detail.queryKey({ id: leadId }), changed);
    form.reset();
    toast(t("noted"));
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="mt-5 flex flex-col gap-3">
      <TextArea control={form.control} name="text" label={t("newNote")} rows={2} maxLength={2000} />
      <div>
        <Button type="submit" variant="secondary" pending={pending}>
          {t("addNote")}
        </Button>
      </div>
      <FormError>{problem}</FormError>
    </form>
  );
}
