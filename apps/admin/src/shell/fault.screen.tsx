import { ErrorState, useFailureWords } from "@vitrina/ui/feedback";
import { errors } from "../session/errors.ts";

/** A screen that broke, or whose code a newer version replaced. Only starting over mends both. */
export function FaultScreen({ error }: { error: unknown }) {
  const words = useFailureWords();
  return (
    <div className="mx-auto max-w-xl px-4 py-16">
      <ErrorState
        words={words(navigator.onLine ? { kind: "fault", requestId: errors.fault(error) } : { kind: "offline" })}
        onRetry={() => location.reload()}
      />
    </div>
  );
}
