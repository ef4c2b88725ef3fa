import { Refusal, type RowOutcome } from "@vitrina/domain";
import type { DecideRequest } from "@vitrina/domain/applications";
import type { AdminActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { confirmApplication } from "./confirm-application.ts";
import { decideApplication } from "./decide-application.ts";
import { rejectApplication } from "./reject-application.ts";
import { undoDecision } from "./undo-decision.ts";

type Needs = Pick<Ports, "applications" | "campaigns" | "creators" | "audit" | "outbox" | "transaction" | "now"> & {
  actor: AdminActor;
};

/**
 * Does one thing to each of many, one after the other, and says how each ended: a no to one does not stop the rest. What
 * `act` stores it must store after its last refusal, so that a refused row leaves nothing behind.
 */
export async function onEach(ids: readonly string[], act: (id: string) => Promise<void>): Promise<RowOutcome[]> {
  const outcomes: RowOutcome[] = [];
  for (const id of new Set(ids)) {
    try {
      await act(id);
      outcomes.push({ id, refusal: null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcomes.push({ id, refusal: { code: error.code, reason: error.reason, facts: { ...error.facts } } });
    }
  }
  return outcomes;
}

/** Decides about many applications the same way. */
export function decideMany(ctx: Needs, { ids, decision, message }: DecideRequest): Promise<RowOutcome[]> {
  const act = {
    shortlist: (id: string) => decideApplication(ctx, id, "shortlist"),
    putBack: (id: string) => decideApplication(ctx, id, "putBack"),
    confirm: (id: string) => confirmApplication(ctx, { id }),
    reject: (id: string) => rejectApplication(ctx, { id, message }),
  }[decision];
  return onEach(ids, act);
}

/** Takes back the last decision about each of many applications. */
export function undoMany(ctx: Needs, { ids }: { ids: readonly string[] }): Promise<RowOutcome[]> {
  return onEach(ids, (id) => undoDecision(ctx, id));
}
