import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { Button } from "@vitrina/ui/controls";
import { FormError } from "@vitrina/ui/forms";
import { Card } from "@vitrina/ui/layout";
import { useTranslations } from "use-intl";
import type { SectionProps } from "../collaborations/section.ts";
import { useFailureText } from "../frame/failure-text.ts";
import { useAfterAct } from "./after-act.ts";

/** The agency asks: yes or no, each with one tap. */
export function InvitationSection({ collaboration: { id, invitation } }: SectionProps) {
  const t = useTranslations("application");
  const trpc = useTRPC();
  const failureText = useFailureText();
  const accept = useMutation(trpc.applications.answerInvitation.mutationOptions(useAfterAct(t("invitationAccepted"))));
  const decline = useMutation(trpc.applications.answerInvitation.mutationOptions(useAfterAct(t("invitationDeclined"))));
  const failed = accept.error ?? decline.error;
  return (
    <Card title={t("invitationTitle")}>
      {invitation?.message ? <p className="mb-3 whitespace-pre-line">{invitation.message}</p> : null}
      <p className="text-sm text-ink-soft">{t("invitationText")}</p>
      <div className="mt-4 flex flex-col gap-2 sm:flex-row">
        <Button
          size="large"
          pending={accept.isPending}
          disabled={decline.isPending}
          onClick={() => accept.mutate({ id, accept: true })}
        >
          {t("invitationYes")}
        </Button>
        <Button
          size="large"
          variant="quiet"
          pending={decline.isPending}
          disabled={accept.isPending}
          onClick={() => decline.mutate({ id, accept: false })}
        >
          {t("invitationNo")}
        </Button>
      </div>
      <FormError>{failed ? failureText(failed) : null}</FormError>
    </Card>
  );
}
