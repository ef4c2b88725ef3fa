import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { ReportingPart, ReportingSource } from "@vitrina/domain/error-reporting";
import { toast } from "@vitrina/ui";
import { useEffect, useState } from "react";
import { useErrorWords } from "../session/error-words.ts";
import { errors } from "../session/errors.ts";

/** How long a worker may take to come to its part. */
const WORKER_LIMIT_MS = 60_000;

type Sent = { eventId: string; lost: boolean };
export type CheckOutcome = { step: "waiting" } | { step: "taken"; eventId: string; at: Date } | { step: "lost" };

/** Sends an error from each part and follows each until it was taken in or given up. Null before the first time. */
export function useReportingCheck() {
  const trpc = useTRPC();
  const words = useErrorWords();
  const [sent, setSent] = useState<Partial<Record<ReportingSource, Sent>> | null>(null);
  const note = (source: ReportingSource, one: Sent) => setSent((was) => ({ ...was, [source]: one }));

  const begin = useMutation(
    trpc.errorReporting.check.mutationOptions({
      onSuccess: ({ api, worker }) => {
        note("api", { eventId: api.eventId, lost: !api.sent });
        note("worker", { eventId: worker.eventId, lost: false });
      },
      onError: (error) => toast(words(error).text),
    }),
  );
  const fromBrowser = useMutation({
    mutationFn: async (source: "admin" | "creator") => {
      const { eventId, sent: isSent } = await errors.check(source);
      note(source, { eventId, lost: !isSent });
    },
  });

  const workerId = sent?.worker?.eventId;
  useEffect(() => {
    if (!workerId) return;
    const timer = setTimeout(() => {
      setSent((was) =>
        was?.worker?.eventId === workerId ? { ...was, worker: { eventId: workerId, lost: true } } : was,
      );
    }, WORKER_LIMIT_MS);
    return () => clearTimeout(timer);
  }, [workerId]);

  return {
    start() {
      setSent({});
      begin.mutate();
      for (const source of ["admin", "creator"] as const) fromBrowser.mutate(source);
    },
    /** What became of each, by what the server has noted meanwhile. */
    outcomes: (parts: readonly ReportingPart[]): { source: ReportingSource; outcome: CheckOutcome }[] | null =>
      sent &&
      parts.map((part) => ({ source: part.source, outcome: outcomeOf(part, sent[part.source], begin.isError) })),
  };
}

function outcomeOf({ source, lastCheck }: ReportingPart, sent: Sent | undefined, couldNotBegin: boolean): CheckOutcome {
  if (sent && lastCheck?.eventId === sent.eventId) return { step: "taken", eventId: sent.eventId, at: lastCheck.at };
  const isServers = source === "api" || source === "worker";
  return sent?.lost || (isServers && couldNotBegin) ? { step: "lost" } : { step: "waiting" };
}
