import type { ComponentProps, ReactNode } from "react";
import { classes } from "../classes.ts";
import { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look.ts";
import { Spinner } from "./spinner.tsx";

export type ButtonProps = Omit<ComponentProps<"button">, "children"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  wide?: boolean;
  /** Keeps its place and its width, shows that it works, and takes no second press. */
  pending?: boolean;
  icon?: ReactNode;
  children: ReactNode;
};

export function Button({
  variant,
  size,
  wide,
  pending = false,
  icon,
  children,
  className,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      className={classes(buttonLook({ variant, size, wide }), className)}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {pending ? <Spinner /> : icon}
      {children}
    </button>
  );
}
