import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { CalendarFeedCard } from "@vitrina/ui";
import { useErrorWords } from "../session/error-words.ts";

/** The admin's own calendar address. */
export function Feed() {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const words = useErrorWords();
  const feed = useQuery(trpc.calendar.feed.queryOptions());
  const asked = { onSuccess: () => cache.invalidateQueries(trpc.calendar.feed.queryFilter()) };
  const renew = useMutation(trpc.calendar.renewFeed.mutationOptions(asked));
  const remove = useMutation(
    trpc.calendar.removeFeed.mutationOptions({
      onSuccess: async () => {
        renew.reset();
        await asked.onSuccess();
      },
    }),
  );
  if (feed.data === undefined) return null;
  return (
    <CalendarFeedCard
      feed={feed.data}
      url={renew.data?.url ?? null}
      renew={{
        pending: renew.isPending,
        problem: renew.isError ? words(renew.error).text : null,
        run: () => renew.mutateAsync(),
      }}
      remove={{
        pending: remove.isPending,
        problem: remove.isError ? words(remove.error).text : null,
        run: () => remove.mutateAsync(),
      }}
    />
  );
}
