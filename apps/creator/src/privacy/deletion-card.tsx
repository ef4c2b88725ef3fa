import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { type DataRequest, DELETION_GRACE_DAYS } from "@vitrina/domain/privacy";
import { Button } from "@vitrina/ui/controls";
import { toast } from "@vitrina/ui/feedback";
import { FormError } from "@vitrina/ui/forms";
import { Card } from "@vitrina/ui/layout";
import { useDays } from "@vitrina/ui/messages";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "../frame/failure-text.ts";
import { DeleteDialog } from "./delete-dialog.tsx";
import { useShowMyData } from "./use-show-my-data.ts";

const ERASED = ["access", "profile", "words", "files"] as const;
const KEPT = ["money", "contracts", "log"] as const;

/** Being forgotten: what goes, what the law makes us keep, and until when it can be taken back. */
export function DeletionCard({ requests }: { requests: readonly DataRequest[] }) {
  const t = useTranslations("myData");
  const [asking, setAsking] = useState(false);
  const pending = requests.find(({ status }) => status === "open" || status === "working");
  return (
    <Card title={t("deletionTitle")}>
      {pending ? <Pending request={pending} /> : null}
      <div className="grid gap-5 text-sm sm:grid-cols-2">
        <Listed title={t("erasedTitle")} lines={ERASED.map((part) => t(`erased.${part}`))} />
        <Listed title={t("keptTitle")} lines={KEPT.map((part) => t(`kept.${part}`))} />
      </div>
      {pending ? null : (
        <>
          <p className="mt-4 text-sm text-ink-soft">{t("deletionGrace", { days: DELETION_GRACE_DAYS })}</p>
          <Button variant="danger" className="mt-4" onClick={() => setAsking(true)}>
            {t("deletionAsk")}
          </Button>
        </>
      )}
      {asking ? <DeleteDialog onClose={() => setAsking(false)} /> : null}
    </Card>
  );
}

function Listed({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <div>
      <h3 className="font-semibold">{title}</h3>
      <ul className="mt-1.5 flex list-disc flex-col gap-1 pl-5 text-ink-soft">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

function Pending({ request }: { request: DataRequest }) {
  const t = useTranslations("myData");
  const days = useDays();
  const trpc = useTRPC();
  const failureText = useFailureText();
  const show = useShowMyData();
  const cancel = useMutation(
    trpc.privacy.cancelDeletion.mutationOptions({
      onSuccess: (data) => {
        show(data);
        toast(t("deletionCancelled"));
      },
    }),
  );
  if (request.status === "working") {
    return <p className="mb-5 rounded-md bg-red-soft px-3.5 py-3 text-sm text-red">{t("deletionWorking")}</p>;
  }
  return (
    <div className="mb-5 flex flex-col items-start gap-3 rounded-md bg-amber-soft px-3.5 py-3 text-sm text-amber">
      <p role="status">
        <strong className="block">{t("deletionPending", { when: days.moment(request.startsAt) })}</strong>
        {t("askedAt", { when: days.moment(request.askedAt) })}
      </p>
      <Button pending={cancel.isPending} onClick={() => cancel.mutate({ id: request.id })}>
        {t("deletionCancel")}
      </Button>
      <FormError>{cancel.isError ? failureText(cancel.error) : null}</FormError>
    </div>
  );
}
