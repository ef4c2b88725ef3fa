import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { toast } from "@vitrina/ui/feedback";

/** What follows an act on one's own collaboration: everything that shows it is asked again, and the news is said. */
export function useAfterAct(news: string, then: () => void = () => {}) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return {
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: trpc.applications.pathKey() });
      await queries.invalidateQueries({ queryKey: trpc.campaigns.pathKey() });
      toast(news);
      then();
    },
  };
}
