import { useTRPCClient } from "@vitrina/client/react";
import type { UploadSteps } from "@vitrina/ui";
import { useMemo } from "react";
import { useErrorWords } from "../session/error-words.ts";

/** The steps of an upload that go over the network, spoken to our API. */
export function useUploadSteps(): UploadSteps {
  const api = useTRPCClient();
  const words = useErrorWords();
  return useMemo(
    () => ({
      sign: api.media.signUpload.mutate,
      confirm: api.media.confirmUpload.mutate,
      failureText: (error: unknown) => words(error).text,
    }),
    [api, words],
  );
}
