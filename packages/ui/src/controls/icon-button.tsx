import type { ComponentProps, ReactNode } from "react";
import { classes } from "../classes.ts";

/** A button that shows only a picture; its label is what everybody else hears and what hovering shows. */
export function IconButton({
  label,
  icon,
  className,
  type = "button",
  ...rest
}: Omit<ComponentProps<"button">, "children" | "aria-label"> & { label: string; icon: ReactNode }) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={classes(
        "inline-flex size-11 shrink-0 items-center justify-center rounded-md text-ink-soft transition-colors hover:bg-sunken hover:text-ink disabled:cursor-not-allowed disabled:opacity-50",
        className,
      )}
    >
      {icon}
    </button>
  );
}
