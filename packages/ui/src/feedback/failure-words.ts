import type { RefusalReason } from "@vitrina/domain";
import { useCallback } from "react";
import { useTranslations } from "use-intl";

/** What a failed request comes down to, whatever client made it. */
export type Failure =
  | { kind: "refusal"; reason: RefusalReason }
  | { kind: "offline" }
  | { kind: "fault"; requestId: string | null };

/** One sentence for a failure in the person's language, with the code support needs when it was our fault. */
export function useFailureWords(): (failure: Failure) => { text: string; reference: string | null } {
  const t = useTranslations();
  return useCallback(
    (failure: Failure) => {
      if (failure.kind === "refusal") return { text: t(`refusals.${failure.reason}`), reference: null };
      if (failure.kind === "offline") return { text: t("errors.offline"), reference: null };
      return { text: t("errors.unexpected"), reference: failure.requestId };
    },
    [t],
  );
}
