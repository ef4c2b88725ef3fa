import { useQueryClient } from "@tanstack/react-query";
import { refusalOf, useTRPC } from "@vitrina/client/react";

/** What follows an act: the lists are asked again, also after a no, which usually means that they were out of date. */
export function useAfterAct(campaignId: string) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const refresh = () => {
    void cache.invalidateQueries(trpc.applications.ofCampaign.pathFilter());
    void cache.invalidateQueries(trpc.applications.detail.pathFilter());
    void cache.invalidateQueries(trpc.applications.stages.pathFilter());
    void cache.invalidateQueries(trpc.shipping.pathFilter());
    void cache.invalidateQueries(trpc.campaigns.detail.queryFilter({ id: campaignId }));
    void cache.invalidateQueries(trpc.campaigns.list.pathFilter());
  };
  return {
    onSuccess: refresh,
    onError: (error: unknown) => {
      if (refusalOf(error)) refresh();
    },
  };
}
