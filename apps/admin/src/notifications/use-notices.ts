import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { useLocale } from "use-intl";

/** What the person was told, the latest first, and the act of having read it all. */
export function useNotices() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const locale = useLocale().startsWith("en") ? "en" : "es";
  const list = useInfiniteQuery(
    trpc.notifications.list.infiniteQueryOptions({ locale }, { getNextPageParam: (page) => page.nextCursor }),
  );
  const readAll = useMutation(
    trpc.notifications.readAll.mutationOptions({
      onSuccess: () => client.invalidateQueries(trpc.notifications.pathFilter()),
    }),
  );
  const hasUnread = list.data?.pages.some(({ items }) => items.some(({ readAt }) => readAt === null)) ?? false;
  return { list, readAll, hasUnread };
}
