import { Link } from "@tanstack/react-router";
import type { Uploader } from "@vitrina/domain/media";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";

/** Who brought a file, with the way to a creator's page. */
export function UploaderName({ uploader, linked = false }: { uploader: Uploader; linked?: boolean }) {
  const t = useTranslations("library.uploader");
  const admin = useAdmin();
  const { kind, name, creatorId } = uploader;
  if (kind === "move" || kind === "gone") return <span className="text-ink-soft">{t(kind)}</span>;
  const shown = name ?? t("gone");
  if (!linked || creatorId === null || !admin.may("creators:read")) return shown;
  return (
    <Link
      to="/creators/$creatorId"
      params={{ creatorId }}
      className="font-medium underline underline-offset-4 hover:text-accent"
    >
      {shown}
    </Link>
  );
}
