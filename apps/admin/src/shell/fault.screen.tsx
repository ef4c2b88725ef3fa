import type { ErrorComponentProps } from "@tanstack/react-router";
import { ErrorState, useFailureWords } from "@vitrina/ui/feedback";

/** A screen that broke: the rest of the app still works, and trying again draws it afresh. */
export function FaultScreen({ reset }: ErrorComponentProps) {
  const words = useFailureWords();
  return (
    <div className="mx-auto max-w-xl px-4 py-16">
      <ErrorState words={words({ kind: "fault", requestId: null })} onRetry={reset} />
    </div>
  );
}
