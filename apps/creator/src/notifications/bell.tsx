import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import BellIcon from "lucide-react/icons/bell";
import { useTranslations } from "use-intl";

const LOOK_EVERY_MS = 60_000;

/** The way to what one was told, with a mark while some of it was not seen. */
export function Bell() {
  const t = useTranslations("notifications");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.notifications.unread.queryOptions(undefined, { refetchInterval: LOOK_EVERY_MS }));
  const unread = data?.unread ?? 0;
  return (
    <Link
      to="/notifications"
      aria-label={unread > 0 ? t("some", { count: unread }) : t("title")}
      className="relative -mr-2 flex size-11 items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink aria-[current=page]:text-accent"
    >
      <BellIcon className="size-5" aria-hidden />
      {unread > 0 ? <span className="absolute top-2.5 right-2.5 size-2.5 rounded-full bg-accent" /> : null}
    </Link>
  );
}
