import { useLanguage } from "@vitrina/ui/messages";
import type { ReactNode } from "react";

/** The public privacy notice, in the language of the app and beside it, so that nothing typed is lost. */
export function NoticeLink({ children }: { children: ReactNode }) {
  const { locale } = useLanguage();
  return (
    <a
      href={locale === "es" ? "/privacidad" : "/en/privacy"}
      target="_blank"
      rel="noreferrer"
      className="rounded-sm font-medium text-accent underline underline-offset-4"
    >
      {children}
    </a>
  );
}
