import RotateCw from "lucide-react/icons/rotate-cw";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../controls/button.tsx";
import { Nanduti } from "../ornaments/nanduti.tsx";

/** Nothing here yet, and what to do about it. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="relative isolate flex flex-col items-center overflow-hidden rounded-lg border border-dashed border-line px-6 py-12 text-center">
      <Nanduti className="absolute -top-16 -z-10 w-72 text-accent opacity-15" />
      <h2 className="max-w-md text-xl">{title}</h2>
      {children ? <div className="mt-2 max-w-md text-sm text-ink-soft">{children}</div> : null}
      {action ? <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}

/** What went wrong, in a sentence, and a way to try again. `words` comes from `useFailureWords`. */
export function ErrorState({
  words,
  onRetry,
  retrying = false,
  action,
}: {
  words: { text: string; reference: string | null };
  onRetry?: (() => unknown) | undefined;
  retrying?: boolean;
  action?: ReactNode;
}) {
  const t = useTranslations();
  return (
    <div
      role="alert"
      className="flex flex-col items-center rounded-lg border border-line bg-surface px-6 py-10 text-center"
    >
      <h2 className="text-xl">{t("errors.title")}</h2>
      <p className="mt-2 max-w-md text-sm text-ink-soft">{words.text}</p>
      {words.reference ? (
        <p className="mt-2 font-mono text-xs break-all text-ink-soft">
          {t("errors.reference", { requestId: words.reference })}
        </p>
      ) : null}
      <div className="mt-5 flex flex-wrap justify-center gap-2">
        {onRetry ? (
          <Button
            variant="secondary"
            pending={retrying}
            icon={<RotateCw className="size-4" aria-hidden />}
            onClick={onRetry}
          >
            {t("ui.retry")}
          </Button>
        ) : null}
        {action}
      </div>
    </div>
  );
}
