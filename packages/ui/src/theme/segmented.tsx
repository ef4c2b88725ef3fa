import { useId } from "react";
import { classes } from "../classes.ts";

/** A few exclusive choices side by side: radio buttons in a row, so arrows and screen readers work by themselves. */
export function Segmented<Value extends string>({
  label,
  options,
  value,
  onChange,
  hideLabel = false,
}: {
  label: string;
  options: readonly { value: Value; label: string; icon?: React.ReactNode }[];
  value: Value;
  onChange: (value: Value) => void;
  hideLabel?: boolean;
}) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className={classes("mb-1.5 text-sm font-medium", hideLabel && "sr-only")}>{label}</legend>
      <div className="flex w-fit max-w-full gap-1 rounded-md border border-line bg-sunken p-1">
        {options.map((option) => (
          <label
            key={option.value}
            className={classes(
              "relative flex min-h-9 items-center gap-1.5 rounded-sm px-3 text-sm transition-colors",
              "has-checked:bg-raised has-checked:font-medium has-checked:shadow-sheet has-focus-visible:outline-2 has-focus-visible:outline-accent",
              value !== option.value && "text-ink-soft hover:text-ink",
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            {option.icon}
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
