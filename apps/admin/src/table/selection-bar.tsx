import { Button } from "@vitrina/ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

/** What can be done with everything that is ticked; stays in sight while the list scrolls. */
export function SelectionBar({
  count,
  onClear,
  children,
}: {
  count: number;
  onClear: () => void;
  children: ReactNode;
}) {
  const t = useTranslations("table");
  if (count === 0) return null;
  return (
    <section
      aria-label={t("selection")}
      className="sticky bottom-16 z-20 flex flex-wrap items-center gap-2 rounded-lg border border-accent bg-raised p-3 shadow-float sm:bottom-4"
    >
      <p role="status" className="mr-auto text-sm font-semibold">
        {t("selected", { count })}
      </p>
      {children}
      <Button variant="quiet" size="small" onClick={onClear}>
        {t("clearSelection")}
      </Button>
    </section>
  );
}

/** One tick box with a large place to press. */
export function Tick({
  label,
  checked,
  some = false,
  onChange,
}: {
  label: string;
  checked: boolean;
  /** Neither all nor none. */
  some?: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className="-m-2 inline-flex size-10 cursor-pointer items-center justify-center">
      <span className="sr-only">{label}</span>
      <input
        type="checkbox"
        checked={checked}
        ref={(box) => {
          if (box) box.indeterminate = some && !checked;
        }}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4.5 cursor-pointer accent-accent"
      />
    </label>
  );
}
