import * as Radix from "radix-ui/alert-dialog";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../controls/button.tsx";

/** Asks before something that cannot simply be undone. Stays open while it is done, so a refusal has a place to be read. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  description,
  confirmLabel,
  onConfirm,
  pending = false,
  danger = false,
  error,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: ReactNode;
  confirmLabel: string;
  onConfirm: () => void;
  pending?: boolean;
  danger?: boolean;
  error?: ReactNode;
  children?: ReactNode;
}) {
  const t = useTranslations("ui");
  return (
    <Radix.Root open={open} onOpenChange={(next) => (pending ? undefined : onOpenChange(next))}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim animate-fade" />
        <Radix.Content className="safe-bottom fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col gap-4 overflow-y-auto rounded-t-lg border border-line bg-surface px-5 pt-5 shadow-float animate-rise sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[calc(100vw-2rem)] sm:max-w-md sm:-translate-1/2 sm:rounded-lg sm:animate-pop">
          <div>
            <Radix.Title className="text-xl">{title}</Radix.Title>
            <Radix.Description asChild>
              <div className="mt-1.5 text-sm text-ink-soft">{description}</div>
            </Radix.Description>
          </div>
          {children}
          {error ? (
            <div role="alert" className="rounded-sm bg-red-soft px-3 py-2 text-sm text-red">
              {error}
            </div>
          ) : null}
          <div className="flex flex-col-reverse gap-2 pb-5 sm:flex-row sm:justify-end">
            <Radix.Cancel asChild>
              <Button variant="quiet" disabled={pending}>
                {t("cancel")}
              </Button>
            </Radix.Cancel>
            <Button variant={danger ? "danger" : "primary"} pending={pending} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
