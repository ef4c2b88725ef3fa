import { Button, EmptyState, PageHeader } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { usePageTitle } from "../shell/use-page-title.ts";
import { EndlessList } from "../table/endless-list.tsx";
import { NoticeCard } from "./notice-card.tsx";
import { useNotices } from "./use-notices.ts";

/** Everything the person was told: what is new stands out until they say that they have read it. */
export function NoticesScreen() {
  const t = useTranslations("notices");
  const { list, readAll, hasUnread } = useNotices();
  usePageTitle(t("title"));
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={t("title")}
        actions={
          hasUnread ? (
            <Button variant="secondary" pending={readAll.isPending} onClick={() => readAll.mutate()}>
              {t("readAll")}
            </Button>
          ) : null
        }
      />
      <EndlessList
        label={t("title")}
        query={list}
        rowId={(notice) => notice.id}
        row={(notice) => <NoticeCard notice={notice} />}
        empty={<EmptyState title={t("emptyTitle")}>{t("emptyHint")}</EmptyState>}
      />
    </div>
  );
}
