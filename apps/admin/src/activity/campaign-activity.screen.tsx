import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { ActivityList } from "./activity-list.tsx";

export function CampaignActivityScreen({ campaignId }: { campaignId: string }) {
  const trpc = useTRPC();
  const activity = useInfiniteQuery(
    trpc.activity.ofCampaign.infiniteQueryOptions({ campaignId }, { getNextPageParam: (page) => page.nextCursor }),
  );
  return <ActivityList of="campaign" query={activity} />;
}
