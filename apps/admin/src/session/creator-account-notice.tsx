import { BrandMark, Button, buttonLook } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { usePageTitle } from "../shell/use-page-title.ts";
import { leave } from "./leave.ts";

/** A creator who signed in here is shown the way to their own app. */
export function CreatorAccountNotice() {
  const t = useTranslations();
  usePageTitle(t("signIn.title"));
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-4 px-5">
      <BrandMark />
      <h1 className="text-2xl">{t("signIn.notAdmin")}</h1>
      <div className="flex flex-wrap gap-2">
        <a href="/creator/" className={buttonLook()}>
          {t("signIn.goToCreatorApp")}
        </a>
        <Button variant="secondary" onClick={() => void leave()}>
          {t("shell.signOut")}
        </Button>
      </div>
    </main>
  );
}
