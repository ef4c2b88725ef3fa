import { useMutation } from "@tanstack/react-query";
import { refusalOf, useTRPC } from "@vitrina/client/react";
import { type PayoutAccount, revealAccountRequest } from "@vitrina/domain/payout-accounts";
import { PasswordAgain, TextArea, usePasswordAgain, useShapeForm } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { FormDialog } from "../forms/form-dialog.tsx";
import { useErrorWords } from "../session/error-words.ts";

const reasonShape = revealAccountRequest.pick({ reason: true });

/** Asks what the whole account is needed for: the answer goes into the log before anything is shown. */
export function RevealDialog({
  creatorId,
  name,
  onClose,
  onOpened,
}: {
  creatorId: string;
  name: string;
  onClose: () => void;
  onOpened: (account: PayoutAccount) => void;
}) {
  const t = useTranslations("payoutAccount");
  const trpc = useTRPC();
  const words = useErrorWords();
  const again = usePasswordAgain();
  const form = useShapeForm(reasonShape, { reason: "" });
  const reveal = useMutation(
    trpc.payoutAccounts.reveal.mutationOptions({
      // What was shown is not to be found in the cache afterwards.
      gcTime: 0,
      onSuccess: onOpened,
      onError: (error) => again.hear(refusalOf(error)?.reason),
    }),
  );
  const refused = refusalOf(reveal.error)?.reason;
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("openTitle", { name })}
      description={t("openLead")}
      submitLabel={t("show")}
      pending={reveal.isPending}
      problem={reveal.isError && !again.says(refused) ? words(reveal.error).text : null}
      onSubmit={form.handleSubmit(({ reason }) => reveal.mutate({ creatorId, reason, ...again.proof }))}
    >
      <TextArea
        control={form.control}
        name="reason"
        label={t("reason")}
        hint={t("reasonHint")}
        rows={2}
        maxLength={200}
      />
      <PasswordAgain again={again} label={t("password")} />
    </FormDialog>
  );
}
