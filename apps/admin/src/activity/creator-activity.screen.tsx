import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { ActivityList } from "./activity-list.tsx";

export function CreatorActivityScreen({ creatorId }: { creatorId: string }) {
  const trpc = useTRPC();
  const activity = useInfiniteQuery(
    trpc.activity.ofCreator.infiniteQueryOptions({ creatorId }, { getNextPageParam: (page) => page.nextCursor }),
  );
  return <ActivityList of="creator" query={activity} />;
}
