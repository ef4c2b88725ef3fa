import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { MyData } from "@vitrina/domain/privacy";

/** Every act on one's data answers with all of it: this puts the answer where the screen looks. */
export function useShowMyData(): (data: MyData) => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return (data) => queries.setQueryData(trpc.privacy.mine.queryKey(), data);
}
