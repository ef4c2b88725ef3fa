import type { ReactNode } from "react";
import { classes } from "../classes.ts";

/** A sheet of paper on the table. With a title it is a region that readers can jump to. */
export function Card({
  title,
  action,
  children,
  className,
}: {
  title?: string;
  action?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section
      aria-label={title}
      className={classes("rounded-lg border border-line bg-surface p-4 shadow-sheet sm:p-5", className)}
    >
      {title ? (
        <header className="mb-3 flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
          <h2 className="text-lg">{title}</h2>
          {action}
        </header>
      ) : null}
      {children}
    </section>
  );
}
