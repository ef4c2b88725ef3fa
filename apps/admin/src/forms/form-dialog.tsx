import { Button, Dialog, FormError } from "@vitrina/ui";
import { type ReactNode, type SubmitEvent, useId } from "react";
import { useTranslations } from "use-intl";

/** A small form in front of the page. Its answer, good or bad, is said before it goes away. */
export function FormDialog({
  open,
  onClose,
  title,
  description,
  submitLabel,
  danger = false,
  blocked = false,
  pending,
  problem,
  onSubmit,
  size,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  submitLabel: string;
  danger?: boolean;
  /** Nothing to send as things stand; the form says why. */
  blocked?: boolean;
  pending: boolean;
  problem: ReactNode;
  onSubmit: (event: SubmitEvent<HTMLFormElement>) => unknown;
  size?: "narrow" | "wide";
  children?: ReactNode;
}) {
  const t = useTranslations("ui");
  const formId = useId();
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next && !pending) onClose();
      }}
      title={title}
      description={description}
      size={size}
      actions={
        <>
          <Button variant="quiet" disabled={pending} onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            type="submit"
            form={formId}
            variant={danger ? "danger" : "primary"}
            pending={pending}
            disabled={blocked}
          >
            {submitLabel}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.stopPropagation();
          void onSubmit(event);
        }}
        className="flex flex-col gap-4 pb-1"
      >
        {children}
        <FormError>{problem}</FormError>
      </form>
    </Dialog>
  );
}
