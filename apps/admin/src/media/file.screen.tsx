import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { type LibraryDetail, policyOf } from "@vitrina/domain/media";
import { Button, Card, Loading, MediaImage, PageHeader, Skeleton } from "@vitrina/ui";
import Replace from "lucide-react/icons/replace";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { Unavailable } from "../shell/unavailable.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { FileActs } from "./file-acts.tsx";
import { FileFacts } from "./file-facts.tsx";
import { FileUses } from "./file-uses.tsx";
import { FileVersions } from "./file-versions.tsx";
import { ClassBadge, StateBadge } from "./file-words.tsx";
import { OpenPrivately } from "./open-privately.tsx";
import { ReplaceDialog } from "./replace-dialog.tsx";
import { RestoreDialog } from "./restore-dialog.tsx";

/** One file: how it looks, what is known of it, where it is used, and what can be done with it. */
export function FileScreen({ fileId }: { fileId: string }) {
  const t = useTranslations("library");
  const trpc = useTRPC();
  const admin = useAdmin();
  const detail = useQuery(trpc.media.detail.queryOptions({ id: fileId }, { enabled: admin.may("media:write") }));
  if (!admin.may("media:write")) return <Forbidden />;
  if (detail.isPending) return <FileSkeleton />;
  if (detail.isError) {
    return (
      <Unavailable
        query={detail}
        missing="no-such-asset"
        list="/media"
        words={{
          notFoundTitle: t("notFoundTitle"),
          notFoundHint: t("notFoundHint"),
          backToList: t("backToList"),
        }}
      />
    );
  }
  return <Shown detail={detail.data} />;
}

function Shown({ detail }: { detail: LibraryDetail }) {
  const t = useTranslations("library");
  const admin = useAdmin();
  const [dialog, setDialog] = useState<"replace" | "restore" | null>(null);
  const { file, uses, versions, acts } = detail;
  usePageTitle(file.fileName);
  const sentWith = policyOf(file.purpose).sentBy.admin;
  const isAvailable = file.state === "in_use" || file.state === "orphaned";
  const mayReplace = file.mediaClass === "public" && isAvailable && sentWith !== undefined && admin.may(sentWith);
  const current = versions.find(({ id }) => id === file.replacedBy);
  const mayRestore = file.state === "replaced" && current?.replacedBy === null && current.state !== "deleted";

  return (
    <>
      <PageHeader
        title={file.fileName}
        kicker={
          <Link to="/media" className="hover:underline">
            {t("backToList")}
          </Link>
        }
        actions={
          <>
            {mayReplace ? (
              <Button
                variant="secondary"
                icon={<Replace className="size-4" aria-hidden />}
                onClick={() => setDialog("replace")}
              >
                {t("replace")}
              </Button>
            ) : null}
            {mayRestore ? (
              <Button icon={<RotateCcw className="size-4" aria-hidden />} onClick={() => setDialog("restore")}>
                {t("restore")}
              </Button>
            ) : null}
          </>
        }
      >
        <span className="flex flex-wrap items-center gap-2">
          <span>{t(`purpose.${file.purpose}`)}</span>
          <ClassBadge mediaClass={file.mediaClass} />
          <StateBadge state={file.state} />
        </span>
        <span className="mt-1.5 block">{t(`stateHint.${file.state}`, { day: file.deleteAfter ?? new Date() })}</span>
      </PageHeader>
      <div className="grid items-start gap-5 lg:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-5">
          {file.picture ? (
            <div className="overflow-hidden rounded-lg border border-line bg-sunken">
              <div
                className="mx-auto"
                style={{ maxWidth: `min(100%, ${(60 * file.picture.width) / file.picture.height}dvh)` }}
              >
                <MediaImage
                  picture={file.picture}
                  alt={file.fileName}
                  sizes="(min-width: 64rem) 40rem, 100vw"
                  priority
                />
              </div>
            </div>
          ) : file.mediaClass === "public" || file.bytes === null ? null : (
            <OpenPrivately file={file} />
          )}
          <FileUses uses={uses} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <FileFacts detail={detail} />
          <FileVersions file={file} versions={versions} />
          {acts.length > 0 ? (
            <Card title={t("acts")}>
              <FileActs acts={acts} />
            </Card>
          ) : null}
        </div>
      </div>
      {dialog === "replace" ? <ReplaceDialog file={file} uses={uses.length} onClose={() => setDialog(null)} /> : null}
      {dialog === "restore" ? <RestoreDialog file={file} onClose={() => setDialog(null)} /> : null}
    </>
  );
}

function FileSkeleton() {
  return (
    <Loading>
      <div className="flex flex-col gap-4">
        <Skeleton className="h-4 w-24" />
        <Skeleton className="h-10 w-80 max-w-full" />
        <Skeleton className="h-5 w-64" />
        <div className="mt-2 grid gap-5 lg:grid-cols-[3fr_2fr]">
          <Skeleton className="h-80" />
          <Skeleton className="h-80" />
        </div>
      </div>
    </Loading>
  );
}
