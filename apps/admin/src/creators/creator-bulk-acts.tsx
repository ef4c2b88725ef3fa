import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { CreatorRow } from "@vitrina/domain/creators";
import { Button, ConfirmDialog, toast } from "@vitrina/ui";
import Copy from "lucide-react/icons/copy";
import UserCheck from "lucide-react/icons/user-check";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import type { RowSelection } from "../table/row-selection.ts";

/** What can be done with several creators at once. */
export function CreatorBulkActs({ of }: { of: RowSelection<CreatorRow> }) {
  const t = useTranslations("creators.bulk");
  const trpc = useTRPC();
  const client = useQueryClient();
  const words = useErrorWords();
  const [asking, setAsking] = useState(false);
  const change = useMutation(trpc.creators.changeStatus.mutationOptions());
  const waiting = of.rows.filter(({ status }) => status !== "approved");

  const approve = async () => {
    const results = await Promise.allSettled(
      waiting.map(({ id }) => change.mutateAsync({ id, to: "approved", reason: "" })),
    );
    const failed = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    await client.invalidateQueries(trpc.creators.pathFilter());
    const [first] = failed;
    if (first === undefined) {
      toast(t("approved", { count: waiting.length }));
      of.clear();
    } else toast.error(t("someFailed", { count: failed.length, words: words(first).text }));
    setAsking(false);
  };

  return (
    <>
      <Button
        variant="secondary"
        size="small"
        icon={<Copy className="size-4" aria-hidden />}
        onClick={() =>
          void navigator.clipboard
            .writeText(of.rows.map(({ email }) => email).join(", "))
            .then(() => toast(t("copied", { count: of.rows.length })))
        }
      >
        {t("copyEmails")}
      </Button>
      <Button
        size="small"
        disabled={waiting.length === 0}
        icon={<UserCheck className="size-4" aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t("approve", { count: waiting.length })}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("approveTitle", { count: waiting.length })}
        description={t("approveLead")}
        confirmLabel={t("approve", { count: waiting.length })}
        pending={change.isPending}
        onConfirm={() => void approve()}
      />
    </>
  );
}
