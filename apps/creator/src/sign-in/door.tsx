import { BrandMark, Nanduti } from "@vitrina/ui/ornaments";
import { LocaleSwitch } from "@vitrina/ui/theme";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

/** The entrance: what all screens before signing in look like. */
export function Door({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const t = useTranslations();
  return (
    <div className="grid min-h-dvh overflow-x-clip lg:grid-cols-[minmax(0,1fr)_minmax(0,34rem)]">
      <title>{`${title} · ${t("ui.productName")}`}</title>
      <aside className="relative isolate hidden flex-col justify-end overflow-hidden bg-accent-soft p-14 text-accent-ink lg:flex">
        <Nanduti className="absolute -top-40 -left-32 -z-10 w-[58rem] max-w-none opacity-50" />
        <p className="max-w-lg font-display text-4xl font-bold text-balance">{t("signIn.welcome")}</p>
        <p className="mt-4 max-w-md text-lg">{t("signIn.welcomeMore")}</p>
      </aside>
      <div className="flex flex-col px-5 pt-5 pb-8 sm:px-10">
        <header className="flex items-center justify-between gap-4">
          <BrandMark />
          <LocaleSwitch hideLabel />
        </header>
        <main className="relative isolate mx-auto flex w-full max-w-sm flex-1 flex-col justify-center py-10">
          <Nanduti className="absolute -top-14 -right-32 -z-10 w-80 max-w-none text-accent opacity-[0.13] lg:hidden" />
          <h1 className="text-3xl">{title}</h1>
          {lead ? <div className="mt-2 text-ink-soft">{lead}</div> : null}
          <div className="mt-7">{children}</div>
        </main>
      </div>
    </div>
  );
}
