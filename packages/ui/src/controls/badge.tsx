import type { ReactNode } from "react";
import { classes } from "../classes.ts";

export type Tone = "neutral" | "accent" | "green" | "amber" | "red" | "info";

const TONES: Record<Tone, string> = {
  neutral: "bg-grey-soft text-grey",
  accent: "bg-accent-soft text-accent-ink",
  green: "bg-green-soft text-green",
  amber: "bg-amber-soft text-amber",
  red: "bg-red-soft text-red",
  info: "bg-info-soft text-info",
};

export function Badge({
  tone = "neutral",
  children,
  className,
}: {
  tone?: Tone;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={classes(
        "inline-flex max-w-full items-center gap-1 rounded-xs px-1.5 py-0.5 text-xs font-semibold whitespace-nowrap",
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
