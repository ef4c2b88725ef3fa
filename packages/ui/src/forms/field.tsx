import CircleAlert from "lucide-react/icons/circle-alert";
import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";

export type FieldWords = {
  label: string;
  hint?: ReactNode;
  /** Says so beside the label; whether it may stay empty is the shape's business. */
  optional?: boolean;
};

export type FieldIds = { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean };

/** Label, control, hint and error, tied together for eyes and screen readers alike. */
export function Field({
  label,
  hint,
  optional = false,
  error,
  children,
}: FieldWords & { error?: string | undefined; children: (ids: FieldIds) => ReactNode }) {
  const t = useTranslations("ui");
  const id = useId();
  const hintId = `${id}hint`;
  const errorId = `${id}error`;
  const describedBy = [error ? errorId : null, hint ? hintId : null].filter(Boolean).join(" ");

  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
        {optional ? <span className="font-normal text-ink-soft"> ({t("optional")})</span> : null}
      </label>
      {children({ id, "aria-describedby": describedBy || undefined, "aria-invalid": Boolean(error) })}
      {hint ? (
        <div id={hintId} className="text-xs text-ink-soft">
          {hint}
        </div>
      ) : null}
      {error ? <FieldError id={errorId}>{error}</FieldError> : null}
    </div>
  );
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} role="alert" className="flex items-start gap-1.5 text-xs font-medium text-red">
      <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden />
      <span>{children}</span>
    </p>
  );
}

/** The look of everything one types into. 16 px text, or iPhones zoom in on focus. */
export const INPUT_LOOK =
  "block w-full min-w-0 min-h-11 rounded-md border border-line-strong bg-raised px-3 py-2 text-base text-ink placeholder:text-ink-soft/70 " +
  "transition-colors hover:border-ink focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-accent " +
  "disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-red";
