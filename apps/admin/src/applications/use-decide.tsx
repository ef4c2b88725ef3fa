import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { RowOutcome } from "@vitrina/domain";
import { type ApplicationRow, type DecideRequest, UNDO_WINDOW_MS } from "@vitrina/domain/applications";
import { toast } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import { useAfterAct } from "./use-after-act.ts";

type Decided = Pick<ApplicationRow, "id" | "creatorName">;

/**
 * Decides about one or many applications, says how each ended, and offers to take it back for as long as the server can:
 * a shortlist and a rejection are told to nobody before that.
 */
export function useDecide(campaignId: string) {
  const t = useTranslations();
  const trpc = useTRPC();
  const words = useErrorWords();
  const after = useAfterAct(campaignId);
  const decision = useMutation(trpc.applications.decide.mutationOptions(after));
  const undoing = useMutation(trpc.applications.undo.mutationOptions(after));

  const sayRefused = (applications: readonly Decided[], outcomes: readonly RowOutcome[]) => {
    const refused = outcomes.flatMap(({ id, refusal }) => {
      const name = applications.find((application) => application.id === id)?.creatorName ?? "";
      return refusal ? [{ id, name, why: t(`refusals.${refusal.reason}`) }] : [];
    });
    if (refused.length === 0) return;
    toast.error(t("applications.someRefused", { count: refused.length }), {
      duration: 20_000,
      description: (
        <ul className="mt-1 flex flex-col gap-1">
          {refused.map(({ id, name, why }) => (
            <li key={id}>
              <strong>{name}</strong>: {why}
            </li>
          ))}
        </ul>
      ),
    });
  };

  const undo = async (applications: readonly Decided[]) => {
    try {
      const outcomes = await undoing.mutateAsync({ ids: applications.map(({ id }) => id) });
      const undone = outcomes.filter(({ refusal }) => !refusal).length;
      if (undone > 0) toast(t("applications.undone", { count: undone }));
      sayRefused(applications, outcomes);
    } catch (error) {
      toast.error(words(error).text);
    }
  };

  const decide = async (applications: readonly Decided[], what: DecideRequest["decision"], message = "") => {
    const outcomes = await decision.mutateAsync({ ids: applications.map(({ id }) => id), decision: what, message });
    const done = applications.filter(({ id }) => outcomes.some((outcome) => outcome.id === id && !outcome.refusal));
    if (done.length > 0) {
      const undoable = what === "shortlist" || what === "reject";
      toast(t(`applications.done.${what}`, { count: done.length, name: done[0]?.creatorName ?? "" }), {
        ...(undoable && {
          duration: UNDO_WINDOW_MS / 4,
          action: { label: t("applications.undo"), onClick: () => void undo(done) },
        }),
      });
    }
    sayRefused(applications, outcomes);
  };

  return {
    decide,
    undo,
    /** The same where no form stands by to show what went wrong. */
    decideNow: (applications: readonly Decided[], what: DecideRequest["decision"]) =>
      decide(applications, what).catch((error: unknown) => toast.error(words(error).text)),
    pending: decision.isPending || undoing.isPending,
  };
}
