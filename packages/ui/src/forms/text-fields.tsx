import type { ComponentProps } from "react";
import type { FieldValues } from "react-hook-form";
import { useTranslations } from "use-intl";
import { classes } from "../classes.ts";
import { type Bound, useBound } from "./bound.ts";
import { Field, type FieldWords, INPUT_LOOK } from "./field.tsx";
import { PasswordInput, TextInput } from "./text-inputs.tsx";

const asText = (value: unknown) => (typeof value === "string" ? value : "");

type TextProps<Values extends FieldValues, Out> = Bound<Values, Out> &
  FieldWords &
  Pick<
    ComponentProps<"input">,
    "autoComplete" | "inputMode" | "placeholder" | "maxLength" | "autoCapitalize" | "enterKeyHint"
  >;

/** One line of text. */
export function TextField<Values extends FieldValues, Out = Values>({
  control,
  name,
  disabled,
  ...input
}: TextProps<Values, Out> & { type?: "text" | "email" | "url" | "tel" | "search" }) {
  const field = useBound({ control, name, disabled });
  return (
    <TextInput
      {...input}
      {...field.bind}
      error={field.error}
      value={asText(field.value)}
      onChange={(event) => field.change(event.target.value)}
    />
  );
}

/** A secret, which can be shown while it is typed. */
export function PasswordField<Values extends FieldValues, Out = Values>({
  control,
  name,
  disabled,
  ...input
}: TextProps<Values, Out>) {
  const field = useBound({ control, name, disabled });
  return (
    <PasswordInput
      {...input}
      {...field.bind}
      error={field.error}
      value={asText(field.value)}
      onChange={(event) => field.change(event.target.value)}
    />
  );
}

/** Several lines; grows with what is written. With `maxLength` it counts down near the end. */
export function TextArea<Values extends FieldValues, Out = Values>({
  control,
  name,
  disabled,
  label,
  hint,
  optional,
  rows = 4,
  maxLength,
  placeholder,
}: Bound<Values, Out> & FieldWords & { rows?: number; maxLength?: number; placeholder?: string }) {
  const t = useTranslations("ui");
  const field = useBound({ control, name, disabled });
  const text = asText(field.value);
  const left = maxLength === undefined ? null : maxLength - text.length;
  return (
    <Field
      label={label}
      optional={optional}
      error={field.error}
      hint={left !== null && left <= Math.max(50, (maxLength ?? 0) / 5) ? t("remaining", { count: left }) : hint}
    >
      {(ids) => (
        <textarea
          {...ids}
          {...field.bind}
          rows={rows}
          placeholder={placeholder}
          value={text}
          onChange={(event) => field.change(event.target.value)}
          className={classes(INPUT_LOOK, "field-sizing-content max-h-96 resize-y leading-relaxed")}
        />
      )}
    </Field>
  );
}
