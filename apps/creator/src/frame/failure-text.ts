import { failureOf } from "@vitrina/client/react";
import { useFailureWords } from "@vitrina/ui/feedback";
import { useCallback } from "react";

/** Why a request failed, as one line in the person's language. */
export function useFailureText(): (error: unknown) => string {
  const words = useFailureWords();
  return useCallback(
    (error: unknown) => {
      const { text, reference } = words(failureOf(error));
      return reference ? `${text} (${reference})` : text;
    },
    [words],
  );
}
