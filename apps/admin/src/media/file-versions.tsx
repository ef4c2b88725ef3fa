import { Link } from "@tanstack/react-router";
import type { LibraryFile } from "@vitrina/domain/media";
import { Card, useDays } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { FilePreview } from "./file-preview.tsx";
import { StateBadge, useBytes } from "./file-words.tsx";

/** What stood or stands in the same place, the newest first. */
export function FileVersions({ file, versions }: { file: LibraryFile; versions: readonly LibraryFile[] }) {
  const t = useTranslations("library");
  const days = useDays();
  const bytes = useBytes();
  const all = [file, ...versions].sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
  return (
    <Card title={t("versions")}>
      {versions.length === 0 ? <p className="text-sm text-ink-soft">{t("noVersions")}</p> : null}
      {versions.length === 0 ? null : (
        <ol aria-label={t("versions")} className="flex flex-col gap-3 text-sm">
          {all.map((one) => (
            <li key={one.id} className="flex min-w-0 items-center gap-3">
              <FilePreview file={one} sizes="96px" className="size-12 shrink-0 rounded-md border border-line" />
              <span className="min-w-0 flex-1">
                {one.id === file.id ? (
                  <strong className="block truncate font-semibold">{t("currentVersion")}</strong>
                ) : (
                  <Link
                    to="/media/$fileId"
                    params={{ fileId: one.id }}
                    className="block truncate font-medium underline underline-offset-4 hover:text-accent"
                  >
                    {one.fileName}
                  </Link>
                )}
                <span className="block text-xs text-ink-soft">
                  {days.moment(one.createdAt)}
                  {one.bytes === null ? null : ` · ${bytes(one.bytes)}`}
                </span>
              </span>
              <StateBadge state={one.state} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
