import { failureOf } from "@vitrina/client/react";
import { useFailureWords } from "@vitrina/ui";
import { useCallback } from "react";

/** One sentence for any failed request, with the code support needs when the fault is ours. */
export function useErrorWords(): (error: unknown) => { text: string; reference: string | null } {
  const words = useFailureWords();
  return useCallback((error: unknown) => words(failureOf(error)), [words]);
}
