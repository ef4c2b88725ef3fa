import { Button, buttonLook, EmptyState } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { leave } from "./leave.ts";

/** A creator who signed in here is shown the way to their own app. */
export function CreatorAccountNotice() {
  const t = useTranslations();
  return (
    <main className="mx-auto max-w-xl px-4 py-16">
      <EmptyState
        title={t("signIn.notAdmin")}
        action={
          <>
            <a href="/creator/" className={buttonLook()}>
              {t("signIn.goToCreatorApp")}
            </a>
            <Button variant="secondary" onClick={() => void leave()}>
              {t("shell.signOut")}
            </Button>
          </>
        }
      />
    </main>
  );
}
