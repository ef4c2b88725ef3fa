import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { RowOutcome } from "@vitrina/domain";
import type { Queue } from "@vitrina/domain/system";
import { ConfirmDialog, TextInput, toast } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";

const REASON_MIN = 3;
const REASON_MAX = 300;

/** Asks before dead work is repeated or closed; closing needs a reason. */
export function DecideDialog({
  queue,
  act,
  ids,
  onClose,
}: {
  queue: Queue;
  act: "replay" | "discard";
  ids: string[];
  onClose: () => void;
}) {
  const t = useTranslations("system");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const words = useErrorWords();
  const [reason, setReason] = useState("");
  const onSuccess = (outcomes: RowOutcome[]) => {
    const late = outcomes.filter(({ refusal }) => refusal !== null).length;
    const count = outcomes.length - late;
    if (count > 0) toast(t(act === "replay" ? "replayed" : "discarded", { count }));
    if (late > 0) toast(t("notAll", { count: late }));
    void cache.invalidateQueries(trpc.system.pathFilter());
    onClose();
  };
  const replay = useMutation(trpc.system.replay.mutationOptions({ onSuccess }));
  const discard = useMutation(trpc.system.discard.mutationOptions({ onSuccess }));
  const doing = act === "replay" ? replay : discard;
  const [tooShort, setTooShort] = useState(false);
  const confirm = () => {
    if (act === "replay") return replay.mutate({ queue, ids });
    const given = reason.trim();
    if (given.length < REASON_MIN) return setTooShort(true);
    discard.mutate({ queue, ids, reason: given });
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t(`${act}Title`, { count: ids.length })}
      description={t(`${act}Body`)}
      confirmLabel={t(act)}
      pending={doing.isPending}
      error={doing.isError ? words(doing.error).text : undefined}
      onConfirm={confirm}
    >
      {act === "discard" ? (
        <TextInput
          label={t("reason")}
          hint={t("reasonHint")}
          error={tooShort && reason.trim().length < REASON_MIN ? t("reasonHint") : undefined}
          value={reason}
          maxLength={REASON_MAX}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
    </ConfirmDialog>
  );
}
