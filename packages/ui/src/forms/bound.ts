import { type Control, type FieldPath, type FieldValues, useController } from "react-hook-form";

/** Ties a control to one field of a form; `name` is checked against the form's values. */
export type Bound<Values extends FieldValues, Out = Values> = {
  control: Control<Values, unknown, Out>;
  name: FieldPath<Values>;
  disabled?: boolean;
};

export function useBound<Values extends FieldValues, Out>({ control, name, disabled }: Bound<Values, Out>) {
  const { field, fieldState } = useController({ control, name });
  const value: unknown = field.value;
  return {
    value,
    change: (next: unknown) => field.onChange(next),
    bind: { name: field.name, onBlur: field.onBlur, ref: field.ref, disabled },
    error: fieldState.error?.message,
  };
}
