import { Link } from "@tanstack/react-router";
import { Button, buttonLook, EmptyState, Sheet } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { EndlessList } from "../table/endless-list.tsx";
import { NoticeCard } from "./notice-card.tsx";
import { useNotices } from "./use-notices.ts";

/** What the person was told, beside whatever they are doing. */
export function NoticesSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("notices");
  const { list, readAll, hasUnread } = useNotices();
  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("title")}
      actions={
        <>
          <Link to="/notices" onClick={onClose} className={buttonLook({ variant: "secondary" })}>
            {t("seeAll")}
          </Link>
          {hasUnread ? (
            <Button variant="quiet" pending={readAll.isPending} onClick={() => readAll.mutate()}>
              {t("readAll")}
            </Button>
          ) : null}
        </>
      }
    >
      <EndlessList
        label={t("title")}
        query={list}
        rowId={(notice) => notice.id}
        row={(notice) => <NoticeCard notice={notice} onOpen={onClose} />}
        empty={<EmptyState title={t("emptyTitle")}>{t("emptyHint")}</EmptyState>}
      />
    </Sheet>
  );
}
