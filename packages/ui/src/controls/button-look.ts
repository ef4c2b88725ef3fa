import { classes } from "../classes.ts";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "small" | "medium" | "large";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border border-line-strong bg-surface text-ink hover:border-ink hover:bg-raised",
  quiet: "text-ink hover:bg-sunken",
  danger: "border border-red bg-surface text-red hover:bg-red-soft",
};

const SIZES: Record<ButtonSize, string> = {
  small: "min-h-9 px-3 text-sm gap-1.5",
  medium: "min-h-11 px-4 text-sm gap-2",
  large: "min-h-12 px-5 text-base gap-2",
};

/** The look of a button, also for links that act as one. */
export function buttonLook({
  variant = "primary",
  size = "medium",
  wide = false,
}: {
  variant?: ButtonVariant;
  size?: ButtonSize;
  wide?: boolean;
} = {}): string {
  return classes(
    "inline-flex shrink-0 items-center justify-center rounded-md font-semibold transition-[background-color,border-color,scale] duration-150 select-none active:scale-[0.985]",
    "disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-progress",
    VARIANTS[variant],
    SIZES[size],
    wide && "w-full",
  );
}
