import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { PieceReview } from "@vitrina/domain/review";

/** Shows a piece as the server just answered it, and asks the lists anew. */
export function usePieceChanged(): (after: PieceReview) => void {
  const queries = useQueryClient();
  const trpc = useTRPC();
  return (after) => {
    queries.setQueryData(trpc.deliverables.review.queryKey({ id: after.id }), after);
    void queries.invalidateQueries({ queryKey: trpc.deliverables.ofCampaign.pathKey() });
    void queries.invalidateQueries({ queryKey: trpc.deliverables.waiting.pathKey() });
    void queries.invalidateQueries({ queryKey: trpc.campaigns.pathKey() });
  };
}
