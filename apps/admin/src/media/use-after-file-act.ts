import { useQueryClient } from "@tanstack/react-query";

/** After a file took another's place every screen that shows pictures may be out of date. */
export function useAfterFileAct(): () => Promise<void> {
  const cache = useQueryClient();
  return () => cache.invalidateQueries();
}
