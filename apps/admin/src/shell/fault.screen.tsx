import { ErrorState, useFailureWords } from "@vitrina/ui/feedback";

/** A screen that broke, or whose code a newer version replaced. Only starting over mends both. */
export function FaultScreen() {
  const words = useFailureWords();
  return (
    <div className="mx-auto max-w-xl px-4 py-16">
      <ErrorState
        words={words(navigator.onLine ? { kind: "fault", requestId: null } : { kind: "offline" })}
        onRetry={() => location.reload()}
      />
    </div>
  );
}
