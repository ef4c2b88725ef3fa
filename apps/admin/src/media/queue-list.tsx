import { Button, classes, IconButton, type ImageQueue, Progress, type QueuedImage } from "@vitrina/ui";
import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import RotateCw from "lucide-react/icons/rotate-cw";
import X from "lucide-react/icons/x";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";

/** What is on its way, one line each: how far it is, what went wrong, and what can be done about it. */
export function QueueList({ items, queue }: { items: readonly QueuedImage[]; queue: ImageQueue }) {
  const t = useTranslations("files");
  if (items.length === 0) return null;
  const arrived = items.filter(({ state }) => state.step === "done").length;
  const failed = items.filter(({ state }) => state.step === "failed");
  const hopeful = failed.filter(({ state }) => state.step === "failed" && state.retry).length;
  const isRunning = arrived + failed.length < items.length;
  return (
    <section aria-label={t("queue")} className="flex flex-col gap-2">
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-2">
        <p aria-live="polite" className="text-sm font-medium">
          {t("arrived", { arrived, total: items.length })}
          {failed.length > 0 ? <span className="text-red"> · {t("failed", { count: failed.length })}</span> : null}
        </p>
        <div className="flex gap-2">
          {hopeful > 1 ? (
            <Button size="small" variant="secondary" onClick={() => queue.retryFailed()}>
              {t("retryAll")}
            </Button>
          ) : null}
          {isRunning ? (
            <Button size="small" variant="quiet" onClick={() => queue.cancelAll()}>
              {t("cancelAll")}
            </Button>
          ) : null}
        </div>
      </div>
      <ul className="flex flex-col divide-y divide-line rounded-md border border-line">
        {items.map((item) => (
          <QueueRow key={item.key} item={item} queue={queue} />
        ))}
      </ul>
    </section>
  );
}

function QueueRow({ item, queue }: { item: QueuedImage; queue: ImageQueue }) {
  const t = useTranslations("files");
  const upload = useTranslations("upload");
  const { state, path, key } = item;
  return (
    <li className="flex items-center gap-3 px-3 py-2">
      <Thumb file={item.file} />
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm">{path}</p>
        {state.step === "failed" ? (
          <p className="flex items-start gap-1.5 text-xs text-red">
            <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden />
            {state.text}
          </p>
        ) : state.step === "done" ? (
          <p className="flex items-center gap-1.5 text-xs text-green">
            <CircleCheck className="size-3.5" aria-hidden />
            {upload("done")}
          </p>
        ) : (
          <div className="mt-1">
            <Progress
              label={t("progressOf", { name: path })}
              percent={state.step === "sending" ? state.percent : state.step === "checking" ? 100 : 0}
            />
          </div>
        )}
      </div>
      {state.step === "failed" && state.retry ? (
        <IconButton
          label={t("retry", { name: path })}
          icon={<RotateCw className="size-4.5" aria-hidden />}
          onClick={() => queue.retry(key)}
        />
      ) : null}
      {state.step === "done" ? null : (
        <IconButton
          label={t(state.step === "failed" ? "forget" : "cancel", { name: path })}
          icon={<X className="size-4.5" aria-hidden />}
          onClick={() => queue.remove(key)}
        />
      )}
    </li>
  );
}

export function Thumb({ file, className }: { file: File; className?: string }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <span className={classes("block size-10 shrink-0 overflow-hidden rounded-sm bg-sunken", className)}>
      {url ? <img src={url} alt="" className="size-full object-cover" /> : null}
    </span>
  );
}
