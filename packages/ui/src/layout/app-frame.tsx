import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

export const CONTENT_ID = "content";

/**
 * The frame of a signed-in app. `side` is the navigation on wide screens, `bottom` the one within the thumb's reach on
 * phones; `top` is the bar above. Give both navigations the same places.
 */
export function AppFrame({
  top,
  side,
  bottom,
  children,
}: {
  top?: ReactNode;
  side?: ReactNode;
  bottom?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("ui");
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href={`#${CONTENT_ID}`}
        className="sr-only z-50 rounded-md bg-ink px-4 py-2 text-paper focus-visible:not-sr-only focus-visible:fixed focus-visible:top-3 focus-visible:left-3"
      >
        {t("skipToContent")}
      </a>
      {top ? (
        <header className="sticky top-0 z-30 border-b border-line bg-paper/92 backdrop-blur-md">{top}</header>
      ) : null}
      <div className="flex min-w-0 flex-1">
        {side ? <div className="hidden shrink-0 border-r border-line lg:block">{side}</div> : null}
        <main id={CONTENT_ID} tabIndex={-1} className="min-w-0 flex-1 outline-none">
          {children}
        </main>
      </div>
      {bottom ? (
        <div className="safe-bottom sticky bottom-0 z-30 border-t border-line bg-surface/95 backdrop-blur-md lg:hidden">
          {bottom}
        </div>
      ) : null}
    </div>
  );
}
