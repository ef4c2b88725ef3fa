import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { IconButton } from "@vitrina/ui";
import Bell from "lucide-react/icons/bell";
import { lazy, Suspense, useState } from "react";
import { useTranslations } from "use-intl";

const NoticesSheet = lazy(async () => ({ default: (await import("./notices-sheet.tsx")).NoticesSheet }));
const LOOK_AGAIN_AFTER_MS = 60_000;

/** How many things the person was told since they last looked, and the way to them. */
export function NoticesBell() {
  const t = useTranslations("notices");
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const { data } = useQuery(
    trpc.notifications.unread.queryOptions(undefined, { refetchInterval: LOOK_AGAIN_AFTER_MS, retry: false }),
  );
  const unread = data?.unread ?? 0;
  return (
    <>
      <IconButton
        label={unread > 0 ? t("openUnread", { count: unread }) : t("open")}
        icon={
          <span className="relative">
            <Bell className="size-5" aria-hidden />
            {unread > 0 ? (
              <span className="absolute -top-1.5 -right-2 min-w-4 rounded-full bg-accent px-1 text-center text-2xs leading-4 font-bold text-on-accent">
                {unread > 99 ? "99+" : unread}
              </span>
            ) : null}
          </span>
        }
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {open ? (
        <Suspense>
          <NoticesSheet onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
