import { dayInAsuncion, endOfCalendarDay } from "@vitrina/domain/time";
import type { FieldValues } from "react-hook-form";
import { type Bound, useBound } from "./bound.ts";
import { Field, type FieldWords, INPUT_LOOK } from "./field.tsx";

/** A day in Asunción. The form holds the last instant of that day as a `Date`, or `null` while empty. */
export function DateField<Values extends FieldValues, Out = Values>({
  control,
  name,
  disabled,
  label,
  hint,
  optional,
  min,
  max,
}: Bound<Values, Out> & FieldWords & { min?: Date; max?: Date }) {
  const field = useBound({ control, name, disabled });
  return (
    <Field label={label} hint={hint} optional={optional} error={field.error}>
      {(ids) => (
        <input
          {...ids}
          {...field.bind}
          type="date"
          min={min ? dayInAsuncion(min) : undefined}
          max={max ? dayInAsuncion(max) : undefined}
          value={field.value instanceof Date ? dayInAsuncion(field.value) : ""}
          onChange={(event) => field.change(event.target.value ? endOfCalendarDay(event.target.value) : null)}
          className={INPUT_LOOK}
        />
      )}
    </Field>
  );
}
