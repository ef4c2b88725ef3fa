import Eye from "lucide-react/icons/eye";
import EyeOff from "lucide-react/icons/eye-off";
import { type ComponentProps, useState } from "react";
import type { FieldValues } from "react-hook-form";
import { useTranslations } from "use-intl";
import { classes } from "../classes.ts";
import { IconButton } from "../controls/icon-button.tsx";
import { type Bound, useBound } from "./bound.ts";
import { Field, type FieldWords, INPUT_LOOK } from "./field.tsx";

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
  label,
  hint,
  optional,
  type = "text",
  ...input
}: TextProps<Values, Out> & { type?: "text" | "email" | "url" | "tel" | "search" }) {
  const field = useBound({ control, name, disabled });
  return (
    <Field label={label} hint={hint} optional={optional} error={field.error}>
      {(ids) => (
        <input
          {...input}
          {...ids}
          {...field.bind}
          type={type}
          value={asText(field.value)}
          onChange={(event) => field.change(event.target.value)}
          className={INPUT_LOOK}
        />
      )}
    </Field>
  );
}

/** A secret, which can be shown while it is typed. */
export function PasswordField<Values extends FieldValues, Out = Values>({
  control,
  name,
  disabled,
  label,
  hint,
  optional,
  ...input
}: TextProps<Values, Out>) {
  const t = useTranslations("ui");
  const field = useBound({ control, name, disabled });
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} optional={optional} error={field.error}>
      {(ids) => (
        <div className="relative">
          <input
            {...input}
            {...ids}
            {...field.bind}
            type={shown ? "text" : "password"}
            autoCapitalize="none"
            spellCheck={false}
            value={asText(field.value)}
            onChange={(event) => field.change(event.target.value)}
            className={classes(INPUT_LOOK, "pr-12")}
          />
          <IconButton
            label={shown ? t("hidePassword") : t("showPassword")}
            aria-pressed={shown}
            icon={shown ? <EyeOff className="size-5" aria-hidden /> : <Eye className="size-5" aria-hidden />}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0 right-0 my-auto"
          />
        </div>
      )}
    </Field>
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
