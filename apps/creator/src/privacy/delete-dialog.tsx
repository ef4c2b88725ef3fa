import { useMutation } from "@tanstack/react-query";
import { refusalOf, useTRPC } from "@vitrina/client/react";
import { DELETION_GRACE_DAYS } from "@vitrina/domain/privacy";
import { TextInput } from "@vitrina/ui/forms";
import { ConfirmDialog } from "@vitrina/ui/overlays";
import { PasswordAgain, usePasswordAgain } from "@vitrina/ui/people";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "../frame/failure-text.ts";
import { useShowMyData } from "./use-show-my-data.ts";

/** Asks twice: a word that nobody types by mistake, and the password when the session is not of just now. */
export function DeleteDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("myData");
  const signIn = useTranslations("signIn");
  const trpc = useTRPC();
  const failureText = useFailureText();
  const show = useShowMyData();
  const again = usePasswordAgain();
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  const word = t("deletionWord");
  const ask = useMutation(
    trpc.privacy.askDeletion.mutationOptions({
      onSuccess: (data) => {
        show(data);
        onClose();
      },
      onError: (error) => again.hear(refusalOf(error)?.reason),
    }),
  );
  const refused = refusalOf(ask.error)?.reason;
  const confirm = () => {
    const isTyped = typed.trim().toLocaleUpperCase() === word;
    setWrong(!isTyped);
    if (isTyped) ask.mutate(again.proof);
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t("deletionConfirmTitle")}
      description={t("deletionConfirm", { days: DELETION_GRACE_DAYS })}
      confirmLabel={t("deletionAsk")}
      danger
      pending={ask.isPending}
      error={ask.isError && !again.says(refused) ? failureText(ask.error) : null}
      onConfirm={confirm}
    >
      <TextInput
        label={t("deletionType", { word })}
        value={typed}
        autoComplete="off"
        autoCapitalize="characters"
        error={isWrong ? t("deletionTypeWrong", { word }) : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setWrong(false);
        }}
      />
      <PasswordAgain again={again} label={signIn("password")} />
    </ConfirmDialog>
  );
}
