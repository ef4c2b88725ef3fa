import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";

/** Asks anew for all that a change to a piece may have changed: the pieces, the collaboration, the payment. */
export function usePiecesChanged() {
  const queries = useQueryClient();
  const trpc = useTRPC();
  return {
    changed: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: trpc.deliverables.pathKey() }),
        queries.invalidateQueries({ queryKey: trpc.applications.pathKey() }),
      ]),
  };
}
