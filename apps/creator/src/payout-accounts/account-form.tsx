import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refusalOf, useTRPC } from "@vitrina/client/react";
import { BANK_NAMES, PAYOUT_BANKS } from "@vitrina/domain/payout-accounts";
import { Button } from "@vitrina/ui/controls";
import { toast } from "@vitrina/ui/feedback";
import { FormError, SelectField, TextField, useShapeForm } from "@vitrina/ui/forms";
import { PasswordAgain, usePasswordAgain } from "@vitrina/ui/people";
import { Segmented } from "@vitrina/ui/theme";
import { useController, useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { useFailureText } from "../frame/failure-text.ts";
import { NOTHING_TYPED, typedAccount } from "./typed-account.ts";

const BANKS = PAYOUT_BANKS.map((value) => ({ value, label: BANK_NAMES[value] }));
const KINDS = ["bank", "alias"] as const;

/** Where a creator wants to be paid, written anew each time: what is stored is never sent back to a screen. */
export function AccountForm({ onDone, onCancel }: { onDone: () => void; onCancel?: (() => void) | undefined }) {
  const t = useTranslations("payoutAccount");
  const ui = useTranslations("ui");
  const signIn = useTranslations("signIn");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const again = usePasswordAgain();
  const form = useShapeForm(typedAccount, NOTHING_TYPED);
  const kind = useWatch({ control: form.control, name: "kind" });
  const { field } = useController({ control: form.control, name: "kind" });
  const keep = useMutation(
    trpc.payoutAccounts.keepMine.mutationOptions({
      onSuccess: (kept) => {
        queries.setQueryData(trpc.payoutAccounts.mine.queryKey(), kept);
        toast(t("kept"));
        onDone();
      },
      onError: (error) => again.hear(refusalOf(error)?.reason),
    }),
  );
  const refused = refusalOf(keep.error)?.reason;

  return (
    <form
      noValidate
      onSubmit={form.handleSubmit((account) => keep.mutate({ account, ...again.proof }))}
      className="flex flex-col gap-4"
    >
      <Segmented
        label={t("kind")}
        options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        value={kind}
        onChange={field.onChange}
      />
      {kind === "bank" ? (
        <>
          <SelectField control={form.control} name="bank" label={t("bank")} options={BANKS} />
          <TextField
            control={form.control}
            name="accountNumber"
            inputMode="numeric"
            autoComplete="off"
            label={t("accountNumber")}
          />
        </>
      ) : (
        <TextField
          control={form.control}
          name="alias"
          autoCapitalize="none"
          autoComplete="off"
          label={t("alias")}
          hint={t("aliasHint")}
        />
      )}
      <TextField
        control={form.control}
        name="holder"
        autoComplete="off"
        label={t("holder")}
        hint={t("holderHint")}
        maxLength={120}
      />
      <TextField
        control={form.control}
        name="document"
        inputMode="text"
        autoComplete="off"
        label={t("document")}
        hint={t("documentHint")}
      />
      <PasswordAgain again={again} label={signIn("password")} />
      <FormError>{keep.isError && !again.says(refused) ? failureText(keep.error) : null}</FormError>
      <div className="flex flex-col gap-2 sm:flex-row-reverse sm:justify-start">
        <Button type="submit" size="large" pending={keep.isPending}>
          {t("keep")}
        </Button>
        {onCancel ? (
          <Button variant="quiet" size="large" onClick={onCancel}>
            {ui("cancel")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
