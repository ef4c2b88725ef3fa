import type { ReactNode } from "react";
import type { FieldValues } from "react-hook-form";
import { classes } from "../classes.ts";
import { type Bound, useBound } from "./bound.ts";
import { Field, type FieldWords, INPUT_LOOK } from "./field.tsx";

const grouped = new Intl.NumberFormat("es-PY", { maximumFractionDigits: 0 });

function wholeNumber(typed: string): number | null {
  const digits = typed.replace(/\D/g, "").slice(0, 12);
  return digits ? Number(digits) : null;
}

function DigitsField<Values extends FieldValues, Out>({
  control,
  name,
  disabled,
  label,
  hint,
  optional,
  before,
  after,
  placeholder,
}: Bound<Values, Out> & FieldWords & { before?: ReactNode; after?: ReactNode; placeholder?: string }) {
  const field = useBound({ control, name, disabled });
  return (
    <Field label={label} hint={hint} optional={optional} error={field.error}>
      {(ids) => (
        <div className="relative">
          {before ? (
            <span className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-ink-soft">
              {before}
            </span>
          ) : null}
          <input
            {...ids}
            {...field.bind}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            placeholder={placeholder}
            value={typeof field.value === "number" ? grouped.format(field.value) : ""}
            onChange={(event) => field.change(wholeNumber(event.target.value))}
            className={classes(INPUT_LOOK, Boolean(before) && "pl-8", Boolean(after) && "pr-16")}
          />
          {after ? (
            <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-ink-soft">
              {after}
            </span>
          ) : null}
        </div>
      )}
    </Field>
  );
}

/** A whole number; the form holds a `number`, or `null` while empty. `unit` is written after it. */
export function NumberField<Values extends FieldValues, Out = Values>({
  unit,
  ...rest
}: Bound<Values, Out> & FieldWords & { unit?: ReactNode; placeholder?: string }) {
  return <DigitsField {...rest} after={unit} />;
}

/** Whole guaraníes; the form holds a `number`, or `null` while empty. */
export function MoneyField<Values extends FieldValues, Out = Values>(
  props: Bound<Values, Out> & FieldWords & { placeholder?: string },
) {
  return <DigitsField {...props} before="₲" />;
}
