import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refusalOf, useTRPC } from "@vitrina/client/react";
import {
  type ApplicationRow,
  confirmApplicationRequest,
  EXTENSION_DAYS_MAX,
  grantExtensionRequest,
  recordProductReceivedRequest,
  rejectApplicationRequest,
} from "@vitrina/domain/applications";
import type { Campaign } from "@vitrina/domain/campaigns";
import { deliveryDueAt } from "@vitrina/domain/deadlines";
import { formatGuaranies } from "@vitrina/domain/money";
import { DateField, MoneyField, NumberField, TextArea, toast, useDays, useShapeForm } from "@vitrina/ui";
import { useMemo } from "react";
import { useNow, useTranslations } from "use-intl";
import { FormDialog } from "../forms/form-dialog.tsx";
import { useFormAct } from "../forms/use-form-act.ts";
import { type ApplicationAct, receivedInstant } from "./application-acts.ts";

type ActProps = { application: ApplicationRow; campaign: Campaign; onClose: () => void };

/** One small form for each thing an admin does with an application. */
export function ApplicationActDialog({ act, ...props }: ActProps & { act: ApplicationAct }) {
  switch (act) {
    case "confirm":
      return <ConfirmDialog {...props} />;
    case "reject":
      return <RejectDialog {...props} />;
    case "productReceived":
      return <ProductReceivedDialog {...props} />;
    case "extend":
      return <ExtensionDialog {...props} />;
  }
}

/** What follows an act: the lists are asked again, also after a no, which usually means that they were out of date. */
function useAfterAct(campaignId: string) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const refresh = () => {
    void cache.invalidateQueries(trpc.applications.ofCampaign.pathFilter());
    void cache.invalidateQueries(trpc.campaigns.detail.queryFilter({ id: campaignId }));
    void cache.invalidateQueries(trpc.campaigns.list.pathFilter());
  };
  return {
    onSuccess: refresh,
    onError: (error: unknown) => {
      if (refusalOf(error)) refresh();
    },
  };
}

function ConfirmDialog({ application, campaign, onClose }: ActProps) {
  const t = useTranslations("applications");
  const trpc = useTRPC();
  const confirm = useMutation(trpc.applications.confirm.mutationOptions(useAfterAct(campaign.id)));
  const form = useShapeForm(confirmApplicationRequest.required(), {
    id: application.id,
    agreedFee: (application.agreedFee ?? campaign.fee) as number | null,
  });
  const { submit, problem, pending } = useFormAct(form, confirm.mutateAsync, () => {
    toast(t("confirmed", { name: application.creatorName }));
    onClose();
  });
  const left = campaign.slots - campaign.confirmedCount;
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("confirmTitle", { name: application.creatorName })}
      description={left > 0 ? t("confirmBody", { left }) : t("confirmFull")}
      submitLabel={t("confirm")}
      blocked={left <= 0}
      pending={pending}
      problem={problem}
      onSubmit={submit}
    >
      <MoneyField
        control={form.control}
        name="agreedFee"
        label={t("agreedFee")}
        hint={t("agreedFeeHint", { fee: formatGuaranies(campaign.fee) })}
      />
    </FormDialog>
  );
}

function RejectDialog({ application, campaign, onClose }: ActProps) {
  const t = useTranslations("applications");
  const trpc = useTRPC();
  const reject = useMutation(trpc.applications.reject.mutationOptions(useAfterAct(campaign.id)));
  const form = useShapeForm(rejectApplicationRequest, { id: application.id, message: t("rejectDefault") });
  const { submit, problem, pending } = useFormAct(form, reject.mutateAsync, () => {
    toast(t("rejected", { name: application.creatorName }));
    onClose();
  });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("rejectTitle", { name: application.creatorName })}
      description={t("rejectBody")}
      submitLabel={t("reject")}
      danger
      pending={pending}
      problem={problem}
      onSubmit={submit}
    >
      <TextArea control={form.control} name="message" label={t("rejectMessage")} rows={4} maxLength={1000} optional />
    </FormDialog>
  );
}

function ProductReceivedDialog({ application, campaign, onClose }: ActProps) {
  const t = useTranslations("applications");
  const trpc = useTRPC();
  const now = useNow();
  const record = useMutation(trpc.applications.recordProductReceived.mutationOptions(useAfterAct(campaign.id)));
  const form = useShapeForm(recordProductReceivedRequest.required(), {
    id: application.id,
    receivedAt: now as Date | null,
  });
  const { submit, problem, pending } = useFormAct(
    form,
    ({ id, receivedAt }) => record.mutateAsync({ id, receivedAt: receivedInstant(receivedAt, new Date()) }),
    () => {
      toast(t("received"));
      onClose();
    },
  );
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("receivedTitle", { name: application.creatorName })}
      description={t(campaign.deliveryStarts === "on_product_received" ? "receivedBody" : "receivedBodyConfirmation")}
      submitLabel={t("receivedSubmit")}
      pending={pending}
      problem={problem}
      onSubmit={submit}
    >
      <DateField
        control={form.control}
        name="receivedAt"
        label={t("receivedOn")}
        max={now}
        {...(application.confirmedAt ? { min: application.confirmedAt } : {})}
      />
    </FormDialog>
  );
}

function ExtensionDialog({ application, campaign, onClose }: ActProps) {
  const t = useTranslations("applications");
  const trpc = useTRPC();
  const days = useDays();
  const grant = useMutation(trpc.applications.grantExtension.mutationOptions(useAfterAct(campaign.id)));
  const form = useShapeForm(grantExtensionRequest, { id: application.id, days: 3 as number | null, reason: "" });
  const { submit, problem, pending } = useFormAct(form, grant.mutateAsync, () => {
    toast(t("extended"));
    onClose();
  });
  const typedDays = form.watch("days");
  const dueAt = useMemo(
    () =>
      typedDays && typedDays <= EXTENSION_DAYS_MAX
        ? deliveryDueAt(campaign, { ...application, extension: { days: typedDays } })
        : null,
    [campaign, application, typedDays],
  );
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("extendTitle", { name: application.creatorName })}
      description={
        application.deliveryDueAt
          ? t("extendBody", { due: days.long(application.deliveryDueAt) })
          : t("extendBodyNoDate")
      }
      submitLabel={t("extendSubmit")}
      pending={pending}
      problem={problem}
      onSubmit={submit}
    >
      <NumberField
        control={form.control}
        name="days"
        label={t("extendDays")}
        hint={dueAt ? t("extendNew", { due: days.long(dueAt) }) : undefined}
      />
      <TextArea
        control={form.control}
        name="reason"
        label={t("extendReason")}
        hint={t("extendReasonHint")}
        rows={2}
        maxLength={500}
      />
    </FormDialog>
  );
}
