import { Link } from "@tanstack/react-router";
import ArrowLeft from "lucide-react/icons/arrow-left";
import type { ReactNode } from "react";

/** One step up, where the thumb expects it. */
export function BackLink({ to, children }: { to: "/" | "/campaigns" | "/settings"; children: ReactNode }) {
  return (
    <Link
      to={to}
      className="mb-3 -ml-2 inline-flex min-h-11 items-center gap-1.5 rounded-md px-2 text-sm text-ink-soft hover:text-ink"
    >
      <ArrowLeft className="size-4" aria-hidden />
      {children}
    </Link>
  );
}
