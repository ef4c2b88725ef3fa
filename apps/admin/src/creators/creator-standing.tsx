import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { type CreatorDetail, changeCreatorStatusRequest } from "@vitrina/domain/creators";
import { Button, Menu, type MenuItem, TextArea, toast, useShapeForm } from "@vitrina/ui";
import ChevronDown from "lucide-react/icons/chevron-down";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { FormDialog } from "../forms/form-dialog.tsx";
import { useFormAct } from "../forms/use-form-act.ts";

type Decision = "approved" | "paused" | "blocked";
const DECISIONS: readonly Decision[] = ["approved", "paused", "blocked"];

/** Approves, pauses or blocks: each is told to the creator, and a pause or a block with its reason. */
export function CreatorStanding({ creator }: { creator: CreatorDetail }) {
  const t = useTranslations("creator.standing");
  const [deciding, setDeciding] = useState<Decision | null>(null);
  const items = DECISIONS.filter((decision) => decision !== creator.status).map(
    (decision): MenuItem => ({
      kind: "item",
      label: t(`${decision}.act`),
      danger: decision === "blocked",
      onSelect: () => setDeciding(decision),
    }),
  );
  return (
    <>
      {creator.status === "applied" ? (
        <Button onClick={() => setDeciding("approved")}>{t("approved.act")}</Button>
      ) : null}
      <Menu
        trigger={
          <Button variant="secondary">
            {t("menu")}
            <ChevronDown className="size-4" aria-hidden />
          </Button>
        }
        items={items}
      />
      {deciding ? <Decide creator={creator} to={deciding} onClose={() => setDeciding(null)} /> : null}
    </>
  );
}

function Decide({ creator, to, onClose }: { creator: CreatorDetail; to: Decision; onClose: () => void }) {
  const t = useTranslations("creator.standing");
  const trpc = useTRPC();
  const client = useQueryClient();
  const change = useMutation(trpc.creators.changeStatus.mutationOptions());
  const form = useShapeForm(changeCreatorStatusRequest, { id: creator.id, to, reason: "" });
  const act = useFormAct(form, change.mutateAsync, async (changed) => {
    client.setQueryData(trpc.creators.detail.queryKey({ id: creator.id }), changed);
    await Promise.all([
      client.invalidateQueries(trpc.creators.list.pathFilter()),
      client.invalidateQueries(trpc.activity.pathFilter()),
    ]);
    toast(t(`${to}.done`, { name: creator.name }));
    onClose();
  });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t(`${to}.title`, { name: creator.name })}
      description={t(`${to}.lead`)}
      submitLabel={t(`${to}.act`)}
      danger={to === "blocked"}
      pending={act.pending}
      problem={act.problem}
      onSubmit={act.submit}
    >
      {to === "approved" ? null : (
        <TextArea
          control={form.control}
          name="reason"
          label={t("reason")}
          hint={t("reasonHint")}
          rows={3}
          maxLength={400}
        />
      )}
    </FormDialog>
  );
}
