import { refusalOf, wrongFieldsOf } from "@vitrina/client/react";
import { type FieldPath, type FieldValues, get, type UseFormReturn } from "react-hook-form";

/**
 * Shows a server's no where the person can mend it: at the field it names, when the form has that field. Returns whether
 * it found its place; what did not belongs above the button.
 */
export function placeRefusal<Values extends FieldValues, Out>(
  form: Pick<UseFormReturn<Values, unknown, Out>, "getValues" | "setError">,
  error: unknown,
  sentence: string,
): boolean {
  const named = refusalOf(error)?.facts.field;
  const paths = typeof named === "string" ? [named] : wrongFieldsOf(error).map(({ path }) => path.join("."));
  const values = form.getValues();
  const fields = paths.filter((path): path is FieldPath<Values> => path !== "" && get(values, path) !== undefined);
  for (const [position, field] of fields.entries()) {
    form.setError(field, { type: "server", message: sentence }, { shouldFocus: position === 0 });
  }
  return fields.length > 0;
}
