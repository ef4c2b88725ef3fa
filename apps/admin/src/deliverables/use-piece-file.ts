import { useQuery } from "@tanstack/react-query";
import { useTRPCClient } from "@vitrina/client/react";

const FRESH_FOR_MS = 10 * 60 * 1000;

/** The address of one file, made for this person and good for minutes; each making is in the log. */
export function usePieceFile(pieceId: string, assetId: string) {
  const client = useTRPCClient();
  return useQuery({
    queryKey: ["piece-file", pieceId, assetId],
    queryFn: () => client.deliverables.openFile.mutate({ id: pieceId, assetId }),
    staleTime: FRESH_FOR_MS,
    gcTime: FRESH_FOR_MS,
    refetchOnWindowFocus: false,
  });
}
