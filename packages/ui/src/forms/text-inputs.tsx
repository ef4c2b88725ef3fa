import Eye from "lucide-react/icons/eye";
import EyeOff from "lucide-react/icons/eye-off";
import { type ComponentProps, useState } from "react";
import { useTranslations } from "use-intl";
import { classes } from "../classes.ts";
import { IconButton } from "../controls/icon-button.tsx";
import { Field, type FieldWords, INPUT_LOOK } from "./field.tsx";

type InputProps = Omit<ComponentProps<"input">, "id" | "className" | "type"> &
  FieldWords & { error?: string | undefined };

/** One line of text that belongs to no form library; `TextField` is the one for forms with a shape. */
export function TextInput({
  label,
  hint,
  optional,
  error,
  type = "text",
  ...input
}: InputProps & { type?: "text" | "email" | "url" | "tel" | "search" }) {
  return (
    <Field label={label} hint={hint} optional={optional} error={error}>
      {(ids) => <input {...input} {...ids} type={type} className={INPUT_LOOK} />}
    </Field>
  );
}

/** A secret that belongs to no form library, which can be shown while it is typed. */
export function PasswordInput({ label, hint, optional, error, ...input }: InputProps) {
  const t = useTranslations("ui");
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} optional={optional} error={error}>
      {(ids) => (
        <div className="relative">
          <input
            {...input}
            {...ids}
            type={shown ? "text" : "password"}
            autoCapitalize="none"
            spellCheck={false}
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
