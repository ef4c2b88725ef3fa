import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import {
  type ApplicationRow,
  confirmApplicationRequest,
  EXTENSION_DAYS_MAX,
  grantExtensionRequest,
  openOffer,
  recordProductReceivedRequest,
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
import { OfferDialog } from "./offer-dialog.tsx";
import { RejectDialog } from "./reject-dialog.tsx";
import { useAfterAct } from "./use-after-act.ts";

/** The acts that ask something first; the others are done with one press. */
export type DialogAct = Exclude<ApplicationAct, "shortlist" | "putBack" | "undo">;

type ActProps = { application: ApplicationRow; campaign: Campaign; onClose: () => void };

/** One small form for each thing an admin does with an application. */
export function ApplicationActDialog({ act, ...props }: ActProps & { act: DialogAct }) {
  switch (act) {
    case "confirm":
      return <ConfirmDialog {...props} />;
    case "reject":
      return <RejectDialog applications={[props.application]} campaign={props.campaign} onClose={props.onClose} />;
    case "offer":
      return <OfferDialog {...props} />;
    case "productReceived":
      return <ProductReceivedDialog {...props} />;
    case "extend":
      return <ExtensionDialog {...props} />;
  }
}

function ConfirmDialog({ application, campaign, onClose }: ActProps) {
  const t = useTranslations("applications");
  const trpc = useTRPC();
  const confirm = useMutation(trpc.applications.confirm.mutationOptions(useAfterAct(campaign.id)));
  const form = useShapeForm(confirmApplicationRequest.required(), {
    id: application.id,
    agreedFee: feeInSight(application, campaign) as number | null,
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

/** What the creator asks, when that is what waits for an answer; else what stands. */
function feeInSight({ agreedFee, offers }: ApplicationRow, campaign: Campaign): number {
  const open = openOffer(offers);
  return open?.by === "creator" ? open.fee : (agreedFee ?? campaign.fee);
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
