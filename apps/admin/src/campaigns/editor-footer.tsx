import { Link, type LinkProps } from "@tanstack/react-router";
import { Button, buttonLook, FormError } from "@vitrina/ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

/** Stays in view under a long form: what went wrong, and the way out both ways. */
export function EditorFooter({
  submitLabel,
  pending,
  invalidCount,
  problem,
  back,
  notice = null,
}: {
  submitLabel: string;
  pending: boolean;
  invalidCount: number;
  problem: ReactNode;
  back: Pick<LinkProps, "to" | "params">;
  /** Something to decide before going on. */
  notice?: ReactNode;
}) {
  const t = useTranslations();
  return (
    <div className="sticky bottom-14 z-20 -mx-4 mt-6 flex flex-col gap-3 border-t border-line bg-paper/95 px-4 py-3 backdrop-blur-md sm:-mx-6 sm:px-6 lg:bottom-0">
      {notice}
      <FormError>{problem ?? (invalidCount > 0 ? t("app.checkForm", { count: invalidCount }) : null)}</FormError>
      <div className="flex items-center justify-end gap-2">
        <Link {...back} className={buttonLook({ variant: "quiet" })}>
          {t("ui.cancel")}
        </Link>
        <Button type="submit" pending={pending}>
          {submitLabel}
        </Button>
      </div>
    </div>
  );
}
