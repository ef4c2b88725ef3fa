import { useTranslations } from "use-intl";
import { classes } from "../classes.ts";

/** The product's sign: a shop window with one piece of lace in it, and its name. */
export function BrandMark({ className, compact = false }: { className?: string; compact?: boolean }) {
  const t = useTranslations("ui");
  return (
    <span
      className={classes("inline-flex items-center gap-2 font-display text-xl font-bold tracking-tight", className)}
    >
      <svg
        viewBox="0 0 32 32"
        className="size-7 shrink-0 text-accent"
        fill="none"
        stroke="currentColor"
        aria-hidden="true"
      >
        <path d="M5 28V14a11 11 0 0 1 22 0v14Z" strokeWidth="2.2" strokeLinejoin="round" />
        <path d="M2.5 28h27" strokeWidth="2.2" strokeLinecap="round" />
        <path d="M16 9.5v11M10.5 15h11M12.1 11.1l7.8 7.8M19.9 11.1l-7.8 7.8" strokeWidth="1.5" strokeLinecap="round" />
        <circle cx="16" cy="15" r="2.4" fill="currentColor" stroke="none" />
      </svg>
      {compact ? <span className="sr-only">{t("productName")}</span> : t("productName")}
    </span>
  );
}
