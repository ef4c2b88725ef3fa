import ChevronDown from "lucide-react/icons/chevron-down";
import type { ReactNode } from "react";
import type { FieldValues } from "react-hook-form";
import { useTranslations } from "use-intl";
import { classes } from "../classes.ts";
import { type Bound, useBound } from "./bound.ts";
import { Field, FieldError, type FieldWords, INPUT_LOOK } from "./field.tsx";
import { MultiSelect } from "./multi-select.tsx";
import type { Option } from "./option.ts";

/** One of a few. The device's own picker, which is the best one on a phone. */
export function SelectField<Values extends FieldValues, Value extends string, Out = Values>({
  control,
  name,
  disabled,
  label,
  hint,
  optional,
  options,
  placeholder,
}: Bound<Values, Out> & FieldWords & { options: readonly Option<Value>[]; placeholder?: string }) {
  const t = useTranslations("ui");
  const field = useBound({ control, name, disabled });
  return (
    <Field label={label} hint={hint} optional={optional} error={field.error}>
      {(ids) => (
        <div className="relative">
          <select
            {...ids}
            {...field.bind}
            value={typeof field.value === "string" ? field.value : ""}
            onChange={(event) => field.change(event.target.value)}
            className={classes(INPUT_LOOK, "appearance-none pr-8")}
          >
            <option value="" disabled={!optional}>
              {placeholder ?? t("chooseOption")}
            </option>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-soft"
            aria-hidden
          />
        </div>
      )}
    </Field>
  );
}

/** Yes or no. */
export function CheckboxField<Values extends FieldValues, Out = Values>({
  control,
  name,
  disabled,
  label,
  hint,
}: Bound<Values, Out> & { label: ReactNode; hint?: ReactNode }) {
  const field = useBound({ control, name, disabled });
  return (
    <div className="flex flex-col gap-1">
      <label className="flex min-h-11 items-center gap-3 text-sm">
        <input
          {...field.bind}
          type="checkbox"
          checked={field.value === true}
          aria-invalid={Boolean(field.error)}
          onChange={(event) => field.change(event.target.checked)}
          className="size-5 shrink-0"
        />
        <span>
          {label}
          {hint ? <span className="block text-xs text-ink-soft">{hint}</span> : null}
        </span>
      </label>
      {field.error ? <FieldError>{field.error}</FieldError> : null}
    </div>
  );
}

/** Several of many, with a search. The form holds an array of values. */
export function MultiSelectField<Values extends FieldValues, Value extends string, Out = Values>({
  control,
  name,
  disabled,
  label,
  hint,
  optional,
  options,
}: Bound<Values, Out> & FieldWords & { options: readonly Option<Value>[] }) {
  const field = useBound({ control, name, disabled });
  const chosen: readonly unknown[] = Array.isArray(field.value) ? field.value : [];
  return (
    <Field label={label} hint={hint} optional={optional} error={field.error}>
      {(ids) => (
        <MultiSelect
          {...ids}
          ref={field.bind.ref}
          label={label}
          look="field"
          disabled={disabled}
          options={options}
          value={options.filter((option) => chosen.includes(option.value)).map((option) => option.value)}
          onChange={field.change}
          onClose={field.bind.onBlur}
        />
      )}
    </Field>
  );
}

/** Several of a few, all in view: chips one can press. The form holds an array of values. */
export function ChipsField<Values extends FieldValues, Value extends string, Out = Values>({
  control,
  name,
  disabled,
  label,
  hint,
  options,
}: Bound<Values, Out> & FieldWords & { options: readonly Option<Value>[] }) {
  const field = useBound({ control, name, disabled });
  const chosen: readonly unknown[] = Array.isArray(field.value) ? field.value : [];
  const toggle = (value: Value) =>
    field.change(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);

  return (
    <fieldset className="min-w-0" disabled={disabled}>
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map((option, index) => (
          <label
            key={option.value}
            className="relative flex min-h-10 items-center rounded-full border border-line-strong px-3.5 text-sm transition-colors has-checked:border-accent has-checked:bg-accent-soft has-checked:font-medium has-checked:text-accent-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              ref={index === 0 ? field.bind.ref : undefined}
              type="checkbox"
              checked={chosen.includes(option.value)}
              onChange={() => toggle(option.value)}
              onBlur={field.bind.onBlur}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            {option.label}
          </label>
        ))}
      </div>
      {hint ? <p className="mt-1.5 text-xs text-ink-soft">{hint}</p> : null}
      {field.error ? <FieldError>{field.error}</FieldError> : null}
    </fieldset>
  );
}
