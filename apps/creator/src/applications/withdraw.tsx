import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { assertWithdrawable } from "@vitrina/domain/applications";
import { Button } from "@vitrina/ui/controls";
import { toast } from "@vitrina/ui/feedback";
import { ConfirmDialog } from "@vitrina/ui/overlays";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { SectionProps } from "../collaborations/section.ts";
import { useFailureText } from "../frame/failure-text.ts";
import { wouldAllow } from "../frame/would-allow.ts";

/** Leaving a campaign, while that is still possible. */
export function Withdraw({ collaboration: application }: SectionProps) {
  const t = useTranslations("application");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const [asking, setAsking] = useState(false);
  const withdraw = useMutation(
    trpc.applications.withdraw.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.applications.pathKey() });
        await queries.invalidateQueries({ queryKey: trpc.campaigns.pathKey() });
        setAsking(false);
        toast(t("withdrawn"));
      },
    }),
  );

  if (!wouldAllow(() => assertWithdrawable(application))) return null;

  return (
    <>
      <Button variant="quiet" className="self-start text-red" onClick={() => setAsking(true)}>
        {t("withdraw")}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={(next) => {
          setAsking(next);
          withdraw.reset();
        }}
        title={t("withdrawTitle")}
        description={t("withdrawText")}
        confirmLabel={t("withdrawConfirm")}
        danger
        pending={withdraw.isPending}
        error={withdraw.isError ? failureText(withdraw.error) : null}
        onConfirm={() => withdraw.mutate({ id: application.id })}
      />
    </>
  );
}
