import { useMutation, useQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { MyCollaboration } from "@vitrina/domain/applications";
import { mayReportProblem, onItsWay, openProblem } from "@vitrina/domain/shipping";
import { Badge, Button } from "@vitrina/ui/controls";
import { Skeleton } from "@vitrina/ui/feedback";
import { FormError } from "@vitrina/ui/forms";
import { Card } from "@vitrina/ui/layout";
import { useDays } from "@vitrina/ui/messages";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAfterAct } from "../applications/after-act.ts";
import type { SectionProps } from "../collaborations/section.ts";
import { Answer } from "../frame/answer.tsx";
import { useFailureText } from "../frame/failure-text.ts";
import { AddressLines } from "./address-lines.tsx";
import { AddressSheet } from "./address-sheet.tsx";
import { ProblemSheet } from "./problem-sheet.tsx";

const TONES = {
  no_address: "amber",
  to_ship: "info",
  shipped: "info",
  problem: "amber",
  lost: "red",
  received: "green",
} as const;

/** The product on its way: where it goes, where it is, and what the creator has to say about it. */
export function ParcelSection({ collaboration }: SectionProps) {
  const t = useTranslations("parcel");
  const state = collaboration.shippingState ?? "no_address";
  return (
    <Card title={t("title")} action={<Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>}>
      {state === "no_address" ? (
        <ConfirmAddress collaboration={collaboration} />
      ) : (
        <Way collaboration={collaboration} state={state} />
      )}
    </Card>
  );
}

/** One tap when the profile knows the address; a short form when it does not, or when the parcel goes elsewhere. */
function ConfirmAddress({ collaboration: { id } }: { collaboration: MyCollaboration }) {
  const t = useTranslations("parcel");
  const trpc = useTRPC();
  const failureText = useFailureText();
  const suggested = useQuery(trpc.shipping.suggestedAddress.queryOptions());
  const [editing, setEditing] = useState(false);
  const confirm = useMutation(trpc.shipping.confirmAddress.mutationOptions(useAfterAct(t("addressConfirmed"))));
  return (
    <Answer query={suggested} skeleton={<Skeleton className="h-28 rounded-md" />}>
      {(address) => (
        <>
          <p>{t(address ? "isThisYours" : "whereTo")}</p>
          {address ? <AddressLines address={address} className="mt-2" /> : null}
          <div className="mt-4 flex flex-col gap-2 sm:flex-row">
            {address ? (
              <Button
                size="large"
                pending={confirm.isPending}
                onClick={() => confirm.mutate({ id, address, keep: false })}
              >
                {t("sendHere")}
              </Button>
            ) : null}
            <Button size="large" variant={address ? "quiet" : "primary"} onClick={() => setEditing(true)}>
              {t(address ? "otherAddress" : "writeAddress")}
            </Button>
          </div>
          <FormError>{confirm.isError ? failureText(confirm.error) : null}</FormError>
          {editing ? <AddressSheet id={id} address={address} onClose={() => setEditing(false)} /> : null}
        </>
      )}
    </Answer>
  );
}

function Way({
  collaboration,
  state,
}: {
  collaboration: MyCollaboration;
  state: Exclude<MyCollaboration["shippingState"], "no_address" | null>;
}) {
  const t = useTranslations("parcel");
  const trpc = useTRPC();
  const days = useDays();
  const failureText = useFailureText();
  const { id, shipments, problems, productReceivedAt, address } = collaboration;
  const [sheet, setSheet] = useState<"address" | "problem" | null>(null);
  const receive = useMutation(trpc.shipping.received.mutationOptions(useAfterAct(t("receivedDone"))));
  const sent = onItsWay({ shipments });
  const problem = state === "problem" ? openProblem({ problems }) : null;
  return (
    <>
      <p>{t(`texts.${state}`)}</p>
      {sent ? (
        <p className="mt-2 text-sm">
          {t("sentBy", { carrier: t(`carriers.${sent.carrier}`), date: days.long(sent.shippedAt) })}
          {sent.trackingCode ? (
            <span className="block">
              {t("tracking")} <strong className="font-mono break-all select-all">{sent.trackingCode}</strong>
            </span>
          ) : null}
        </p>
      ) : null}
      {problem ? (
        <p className="mt-3 rounded-sm bg-amber-soft px-3 py-2 text-sm text-amber">
          {t("problemNote", { kind: t(`problems.${problem.kind}`), date: days.long(problem.at) })}
        </p>
      ) : null}
      {address && state === "to_ship" ? <AddressLines address={address} className="mt-3" /> : null}
      <div className="mt-4 flex flex-col gap-2 empty:hidden sm:flex-row">
        {sent ? (
          <Button size="large" pending={receive.isPending} onClick={() => receive.mutate({ id })}>
            {t("received")}
          </Button>
        ) : null}
        {mayReportProblem({ address, shipments, problems, productReceivedAt }) ? (
          <Button size="large" variant="quiet" onClick={() => setSheet("problem")}>
            {t("report")}
          </Button>
        ) : null}
        {state === "to_ship" || state === "lost" ? (
          <Button size="large" variant="quiet" onClick={() => setSheet("address")}>
            {t("changeAddress")}
          </Button>
        ) : null}
      </div>
      <FormError>{receive.isError ? failureText(receive.error) : null}</FormError>
      {sheet === "problem" ? <ProblemSheet id={id} onClose={() => setSheet(null)} /> : null}
      {sheet === "address" ? <AddressSheet id={id} address={address} onClose={() => setSheet(null)} /> : null}
    </>
  );
}
