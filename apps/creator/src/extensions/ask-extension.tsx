import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { MyCollaboration } from "@vitrina/domain/applications";
import { DELIVERABLE_OWED } from "@vitrina/domain/deliverables";
import { askExtensionRequest, assertMayAskExtension, type ExtensionRequest } from "@vitrina/domain/extensions";
import { endOfDayInAsuncion } from "@vitrina/domain/time";
import { Button } from "@vitrina/ui/controls";
import { toast } from "@vitrina/ui/feedback";
import { FormError, NumberField, TextArea, useShapeForm } from "@vitrina/ui/forms";
import { useDays } from "@vitrina/ui/messages";
import { Sheet } from "@vitrina/ui/overlays";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "../frame/failure-text.ts";
import { wouldAllow } from "../frame/would-allow.ts";

/** Where a request for more days stands, and the way to make one while that is possible. */
export function AskExtension({ collaboration }: { collaboration: MyCollaboration }) {
  const t = useTranslations("extension");
  const trpc = useTRPC();
  const [asking, setAsking] = useState(false);
  const request = useQuery(trpc.extensions.mine.queryOptions({ applicationId: collaboration.id }));
  if (request.data === undefined) return null;
  const owed = collaboration.deliverables.filter(({ status }) => DELIVERABLE_OWED.includes(status)).length;
  const mayAsk = wouldAllow(() => assertMayAskExtension({ ...collaboration, request: request.data }, owed));
  return (
    <div className="mt-3 flex flex-col items-start gap-2">
      {request.data ? <Standing request={request.data} /> : null}
      {mayAsk ? (
        <Button variant="secondary" onClick={() => setAsking(true)}>
          {t("ask")}
        </Button>
      ) : null}
      {asking ? <AskSheet collaboration={collaboration} onClose={() => setAsking(false)} /> : null}
    </div>
  );
}

function Standing({ request }: { request: ExtensionRequest }) {
  const t = useTranslations("extension");
  const days = useDays();
  if (request.answer === "granted") return null;
  return (
    <p className="rounded-sm bg-info-soft px-3 py-2 text-sm text-info">
      {request.answer === "waiting"
        ? t("waiting", { days: request.days, date: days.long(request.askedAt) })
        : t("refused", { days: request.days, reason: request.answerReason })}
    </p>
  );
}

function AskSheet({ collaboration, onClose }: { collaboration: MyCollaboration; onClose: () => void }) {
  const t = useTranslations("extension");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const days = useDays();
  const failureText = useFailureText();
  const formId = useId();
  const form = useShapeForm(askExtensionRequest, {
    applicationId: collaboration.id,
    days: 3 as number | null,
    reason: "",
  });
  const ask = useMutation(
    trpc.extensions.ask.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.extensions.pathKey() });
        toast(t("asked"));
        onClose();
      },
    }),
  );
  const wanted = form.watch("days");
  const newDue = collaboration.deliveryDueAt && wanted ? endOfDayInAsuncion(collaboration.deliveryDueAt, wanted) : null;
  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (!open && !ask.isPending) onClose();
      }}
      title={t("title")}
      description={collaboration.campaign.title}
      actions={
        <Button type="submit" form={formId} size="large" wide pending={ask.isPending}>
          {t("send")}
        </Button>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={form.handleSubmit((asked) => ask.mutate(asked))}
        className="flex flex-col gap-4"
      >
        <p className="text-sm text-ink-soft">{t("lead")}</p>
        <NumberField
          control={form.control}
          name="days"
          label={t("days")}
          hint={newDue ? t("newDue", { date: days.weekday(newDue) }) : undefined}
        />
        <TextArea
          control={form.control}
          name="reason"
          label={t("reason")}
          hint={t("reasonHint")}
          rows={4}
          maxLength={500}
        />
        <FormError>{ask.isError ? failureText(ask.error) : null}</FormError>
      </form>
    </Sheet>
  );
}
