import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { type ApplicationRow, offerFeeRequest, openOffer } from "@vitrina/domain/applications";
import type { Campaign } from "@vitrina/domain/campaigns";
import { formatGuaranies } from "@vitrina/domain/money";
import { MoneyField, TextArea, toast, useShapeForm } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { FormDialog } from "../forms/form-dialog.tsx";
import { useFormAct } from "../forms/use-form-act.ts";
import { useAfterAct } from "./use-after-act.ts";

/** Proposes another fee to a creator; it replaces whatever offer is open. */
export function OfferDialog({
  application,
  campaign,
  onClose,
}: {
  application: ApplicationRow;
  campaign: Campaign;
  onClose: () => void;
}) {
  const t = useTranslations("applications");
  const trpc = useTRPC();
  const offer = useMutation(trpc.applications.offerFee.mutationOptions(useAfterAct(campaign.id)));
  const open = openOffer(application.offers);
  const standing = application.agreedFee ?? campaign.fee;
  const form = useShapeForm(offerFeeRequest, {
    id: application.id,
    fee: (open?.fee ?? standing) as number | null,
    message: "",
  });
  const { submit, problem, pending } = useFormAct(form, offer.mutateAsync, () => {
    toast(t("offered", { name: application.creatorName }));
    onClose();
  });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("offerTitle", { name: application.creatorName })}
      description={
        open?.by === "creator"
          ? t("offerBodyAsked", { asked: formatGuaranies(open.fee), standing: formatGuaranies(standing) })
          : t("offerBody", { standing: formatGuaranies(standing) })
      }
      submitLabel={t("offerSubmit")}
      pending={pending}
      problem={problem}
      onSubmit={submit}
    >
      <MoneyField control={form.control} name="fee" label={t("offerFee")} />
      <TextArea control={form.control} name="message" label={t("offerMessage")} rows={2} maxLength={500} optional />
    </FormDialog>
  );
}
