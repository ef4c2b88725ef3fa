import X from "lucide-react/icons/x";
import * as Radix from "radix-ui/dialog";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { classes } from "../classes.ts";
import { IconButton } from "../controls/icon-button.tsx";

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the main one last. They stack on a phone, the main one on top. */
  actions?: ReactNode;
  size?: "narrow" | "wide";
  /** Whether a press beside it closes it. Not where closing loses what cannot be shown again. */
  outsideCloses?: boolean;
};

const SCRIM = "fixed inset-0 z-40 bg-scrim animate-fade";

function Frame({
  title,
  description,
  children,
  actions,
}: Pick<DialogProps, "title" | "description" | "children" | "actions">) {
  const t = useTranslations("ui");
  return (
    <>
      <div className="flex items-start gap-2 px-5 pt-5">
        <div className="min-w-0 flex-1">
          <Radix.Title className="text-xl">{title}</Radix.Title>
          {description ? (
            <Radix.Description asChild>
              <div className="mt-1 text-sm text-ink-soft">{description}</div>
            </Radix.Description>
          ) : null}
        </div>
        <Radix.Close asChild>
          <IconButton label={t("close")} icon={<X className="size-5" aria-hidden />} className="-mt-2 -mr-2" />
        </Radix.Close>
      </div>
      {children ? <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-4 pb-1">{children}</div> : null}
      {actions ? (
        <div className="flex flex-col-reverse gap-2 px-5 pt-4 pb-5 sm:flex-row sm:justify-end">{actions}</div>
      ) : (
        <div className="pb-5" />
      )}
    </>
  );
}

/** A question or a small task in front of the page. On a phone it rises from the bottom, within the thumb's reach. */
export function Dialog({
  open,
  onOpenChange,
  size = "narrow",
  description,
  outsideCloses = true,
  ...frame
}: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={SCRIM} />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          onInteractOutside={(event) => {
            if (!outsideCloses) event.preventDefault();
          }}
          className={classes(
            "safe-bottom fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col rounded-t-lg border border-line bg-surface shadow-float animate-rise",
            "sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[calc(100vw-2rem)] sm:-translate-1/2 sm:rounded-lg sm:animate-pop",
            size === "wide" ? "sm:max-w-2xl" : "sm:max-w-md",
          )}
        >
          <Frame description={description} {...frame} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** A longer task beside the page; full width on a phone. */
export function Sheet({
  open,
  onOpenChange,
  size = "narrow",
  description,
  ...frame
}: Omit<DialogProps, "outsideCloses">) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={SCRIM} />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className={classes(
            "safe-bottom fixed inset-y-0 right-0 z-50 flex w-full flex-col border-l border-line bg-surface shadow-float animate-slide",
            size === "wide" ? "sm:max-w-2xl" : "sm:max-w-md",
          )}
        >
          <Frame description={description} {...frame} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
