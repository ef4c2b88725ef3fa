import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { type DataRequest, EXPORT_KEPT_DAYS } from "@vitrina/domain/privacy";
import { Button } from "@vitrina/ui/controls";
import { FormError } from "@vitrina/ui/forms";
import { Card } from "@vitrina/ui/layout";
import { useDays } from "@vitrina/ui/messages";
import Download from "lucide-react/icons/download";
import { useTranslations } from "use-intl";
import { useFailureText } from "../frame/failure-text.ts";
import { useShowMyData } from "./use-show-my-data.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** The copy of everything: asked for, being made, ready, gone. */
export function ExportCard({ requests }: { requests: readonly DataRequest[] }) {
  const t = useTranslations("myData");
  const trpc = useTRPC();
  const failureText = useFailureText();
  const show = useShowMyData();
  const ask = useMutation(trpc.privacy.askExport.mutationOptions({ onSuccess: show }));
  const isUnderWay = requests.some(({ status }) => status === "open" || status === "working");
  return (
    <Card title={t("exportTitle")}>
      <p className="text-sm text-ink-soft">{t("exportLead", { days: EXPORT_KEPT_DAYS })}</p>
      {requests.length > 0 ? (
        <ul className="mt-4 divide-y divide-line border-y border-line">
          {requests.slice(0, 5).map((request) => (
            <li key={request.id} className="py-3">
              <Copy request={request} />
            </li>
          ))}
        </ul>
      ) : null}
      <div className="mt-4 flex flex-col items-start gap-3">
        {isUnderWay ? null : (
          <Button variant="secondary" pending={ask.isPending} onClick={() => ask.mutate()}>
            {t("exportAsk")}
          </Button>
        )}
        <FormError>{ask.isError ? failureText(ask.error) : null}</FormError>
      </div>
    </Card>
  );
}

function Copy({ request }: { request: DataRequest }) {
  const t = useTranslations("myData");
  const days = useDays();
  const trpc = useTRPC();
  const failureText = useFailureText();
  const open = useMutation(trpc.privacy.openExport.mutationOptions({ onSuccess: ({ url }) => location.assign(url) }));
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="min-w-0 text-sm" role="status">
        <span className="block font-medium">{t(stateOf(request))}</span>
        <span className="block text-ink-soft">
          {t("askedAt", { when: days.moment(request.askedAt) })}
          {request.canBeOpened && request.finishedAt
            ? ` · ${t("exportUntil", { when: days.moment(new Date(request.finishedAt.getTime() + EXPORT_KEPT_DAYS * DAY_MS)) })}`
            : null}
        </span>
      </p>
      {request.canBeOpened ? (
        <Button
          icon={<Download className="size-4" aria-hidden />}
          pending={open.isPending}
          onClick={() => open.mutate({ id: request.id })}
        >
          {t("exportOpen")}
        </Button>
      ) : null}
      <FormError>{open.isError ? failureText(open.error) : null}</FormError>
    </div>
  );
}

const STATES = {
  open: "exportWaiting",
  working: "exportWaiting",
  done: "exportGone",
  cancelled: "exportCancelled",
} as const;

const stateOf = ({ status, canBeOpened }: DataRequest) => (canBeOpened ? "exportReady" : STATES[status]);
