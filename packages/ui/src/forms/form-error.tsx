import CircleAlert from "lucide-react/icons/circle-alert";
import type { ReactNode } from "react";

/** Why the whole form was not accepted, above its button, announced at once. */
export function FormError({ children }: { children: ReactNode }) {
  if (!children) return null;
  return (
    <div role="alert" className="flex items-start gap-2.5 rounded-md bg-red-soft px-3.5 py-3 text-sm text-red">
      <CircleAlert className="mt-px size-4.5 shrink-0" aria-hidden />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
