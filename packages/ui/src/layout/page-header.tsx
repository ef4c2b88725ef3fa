import type { ReactNode } from "react";

/** The head of a screen: where one is, and what one can do here. */
export function PageHeader({
  title,
  kicker,
  children,
  actions,
}: {
  title: string;
  kicker?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {kicker ? <div className="mb-1 text-xs font-semibold tracking-wide text-accent">{kicker}</div> : null}
        <h1 className="text-2xl sm:text-3xl">{title}</h1>
        {children ? <div className="mt-1.5 max-w-2xl text-sm text-ink-soft">{children}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </header>
  );
}
