import { BrandMark, Nanduti } from "@vitrina/ui/ornaments";
import { LocaleSwitch } from "@vitrina/ui/theme";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

/** What stands outside: the way in, before anybody is known. */
export function Door({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const t = useTranslations("app");
  return (
    <div className="relative isolate flex min-h-dvh flex-col overflow-hidden lg:grid lg:grid-cols-[1fr_minmax(26rem,34rem)]">
      <div
        aria-hidden="true"
        className="absolute -top-40 -right-40 -z-10 size-96 lg:relative lg:inset-auto lg:z-0 lg:flex lg:size-auto lg:items-center lg:justify-center lg:bg-accent-soft"
      >
        <Nanduti className="size-full text-accent opacity-25 lg:size-auto lg:w-[min(70%,34rem)] lg:opacity-80" />
      </div>
      <div className="flex flex-1 flex-col px-5 py-6 sm:px-10">
        <header className="flex flex-wrap items-center justify-between gap-3">
          <BrandMark />
          <LocaleSwitch hideLabel />
        </header>
        <main className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center py-10">
          <p className="mb-1 text-xs font-semibold tracking-wide text-accent">{t("panel")}</p>
          <h1 className="text-2xl sm:text-3xl">{title}</h1>
          {lead ? <div className="mt-2 text-sm text-ink-soft">{lead}</div> : null}
          <div className="mt-6 flex flex-col gap-5">{children}</div>
        </main>
      </div>
    </div>
  );
}
