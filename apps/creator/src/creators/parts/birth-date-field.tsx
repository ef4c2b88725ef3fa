import { Field, INPUT_LOOK } from "@vitrina/ui/forms";
import { type Control, type FieldPath, type FieldValues, useController } from "react-hook-form";

/** A day of the calendar as text, `1998-04-03`: no time zone can move somebody's birthday. */
export function BirthDateField<Values extends FieldValues, Out>({
  control,
  name,
  label,
  hint,
  optional,
}: {
  control: Control<Values, unknown, Out>;
  name: FieldPath<Values>;
  label: string;
  hint: string;
  optional?: boolean;
}) {
  const { field, fieldState } = useController({ control, name });
  return (
    <Field label={label} hint={hint} optional={optional} error={fieldState.error?.message}>
      {(ids) => <input {...ids} {...field} type="date" autoComplete="bday" min="1920-01-01" className={INPUT_LOOK} />}
    </Field>
  );
}
