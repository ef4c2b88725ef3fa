import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { APPLICATION_WAITING, type FeeOffer, offerFeeRequest, openOffer } from "@vitrina/domain/applications";
import { formatGuaranies } from "@vitrina/domain/money";
import { Badge, Button } from "@vitrina/ui/controls";
import { FormError, MoneyField, TextArea, useShapeForm } from "@vitrina/ui/forms";
import { Card } from "@vitrina/ui/layout";
import { useDays } from "@vitrina/ui/messages";
import { ExpectedPayment } from "@vitrina/ui/money";
import { Sheet } from "@vitrina/ui/overlays";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { SectionProps } from "../collaborations/section.ts";
import { useFailureText } from "../frame/failure-text.ts";
import { useAfterAct } from "./after-act.ts";

/** What it would pay, what either side proposed instead, and how to answer or ask. */
export function FeeSection({ collaboration }: SectionProps) {
  const t = useTranslations("application");
  const trpc = useTRPC();
  const failureText = useFailureText();
  const { id, offers, payment, status } = collaboration;
  const [asking, setAsking] = useState(false);
  const accept = useMutation(trpc.applications.answerFeeOffer.mutationOptions(useAfterAct(t("feeAccepted"))));
  const decline = useMutation(trpc.applications.answerFeeOffer.mutationOptions(useAfterAct(t("feeDeclined"))));
  const open = openOffer(offers);
  const theirs = open?.by === "agency" ? open : null;
  const failed = accept.error ?? decline.error;
  if (!payment) return null;
  return (
    <Card title={t("payment")}>
      <ExpectedPayment payment={payment} size="large" />
      {theirs ? (
        <div className="mt-4 rounded-md border border-accent p-3">
          <h3 className="text-base">{t("feeOffered")}</h3>
          <ExpectedPayment payment={{ ...payment, amount: theirs.fee }} />
          {theirs.message ? <p className="mt-2 text-sm whitespace-pre-line">{theirs.message}</p> : null}
          <div className="mt-3 flex flex-wrap gap-2">
            <Button
              pending={accept.isPending}
              disabled={decline.isPending}
              onClick={() => accept.mutate({ id, offerId: theirs.id, accept: true })}
            >
              {t("feeAccept")}
            </Button>
            <Button
              variant="quiet"
              pending={decline.isPending}
              disabled={accept.isPending}
              onClick={() => decline.mutate({ id, offerId: theirs.id, accept: false })}
            >
              {t("feeDecline")}
            </Button>
          </div>
          <FormError>{failed ? failureText(failed) : null}</FormError>
        </div>
      ) : null}
      <Offers offers={offers} payOn={payment.payOn} />
      {APPLICATION_WAITING.includes(status) ? (
        <Button variant="secondary" size="small" className="mt-4" onClick={() => setAsking(true)}>
          {t(open?.by === "creator" ? "feeAskOther" : "feeAsk")}
        </Button>
      ) : null}
      {asking ? <AskSheet collaboration={collaboration} onClose={() => setAsking(false)} /> : null}
    </Card>
  );
}

/** Every proposal with its answer and with the day on which it would be paid. */
function Offers({ offers, payOn }: { offers: readonly FeeOffer[]; payOn: Date }) {
  const t = useTranslations("application");
  const days = useDays();
  if (offers.length === 0) return null;
  return (
    <ol className="mt-4 flex flex-col gap-2 border-l-2 border-line pl-4 text-sm">
      {offers.map((offer) => (
        <li key={offer.id}>
          <span className="flex flex-wrap items-center gap-2">
            <span>{t(`feeBy.${offer.by}`, { fee: formatGuaranies(offer.fee) })}</span>
            <Badge tone={offer.answer === "open" ? "amber" : offer.answer === "accepted" ? "green" : "neutral"}>
              {t(`feeAnswers.${offer.answer}`)}
            </Badge>
          </span>
          <span className="block text-xs text-ink-soft">
            {days.short(offer.at)}
            {offer.answer === "open" || offer.answer === "accepted"
              ? ` · ${t("feePaidOn", { date: days.short(payOn) })}`
              : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

function AskSheet({ collaboration: { id, payment }, onClose }: SectionProps & { onClose: () => void }) {
  const t = useTranslations("application");
  const trpc = useTRPC();
  const failureText = useFailureText();
  const formId = useId();
  const ask = useMutation(trpc.applications.askFee.mutationOptions(useAfterAct(t("feeAsked"), onClose)));
  const form = useShapeForm(offerFeeRequest, { id, fee: (payment?.amount ?? null) as number | null, message: "" });
  return (
    <Sheet
      open
      onOpenChange={(next) => {
        if (!next && !ask.isPending) onClose();
      }}
      title={t("feeAsk")}
      description={t("feeAskText")}
      actions={
        <Button type="submit" form={formId} size="large" wide pending={ask.isPending}>
          {t("feeSend")}
        </Button>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={form.handleSubmit((offer) => ask.mutate(offer))}
        className="flex flex-col gap-4"
      >
        <MoneyField control={form.control} name="fee" label={t("feeAmount")} />
        <TextArea control={form.control} name="message" label={t("feeWhy")} rows={3} maxLength={500} optional />
        <FormError>{ask.isError ? failureText(ask.error) : null}</FormError>
      </form>
    </Sheet>
  );
}
