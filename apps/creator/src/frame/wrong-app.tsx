import { Button, buttonLook } from "@vitrina/ui/controls";
import { BrandMark } from "@vitrina/ui/ornaments";
import { useTranslations } from "use-intl";
import { useSignOut } from "../sign-in/use-sign-out.ts";

/** Somebody of the agency came in through the creators' door. */
export function WrongApp() {
  const t = useTranslations("wrongApp");
  const ui = useTranslations("ui");
  const signOut = useSignOut();
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-4 px-5">
      <title>{`${t("title")} · ${ui("productName")}`}</title>
      <BrandMark />
      <h1 className="text-2xl">{t("title")}</h1>
      <p className="text-ink-soft">{t("text")}</p>
      <div className="flex flex-wrap gap-2">
        <a href="/admin/" className={buttonLook()}>
          {t("go")}
        </a>
        <Button variant="secondary" pending={signOut.pending} onClick={() => signOut.run()}>
          {t("signOut")}
        </Button>
      </div>
    </main>
  );
}
