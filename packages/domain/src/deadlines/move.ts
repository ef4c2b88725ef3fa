import { type DeadlineStart, type DeadlineTerms, deliveryDueAt } from "./due-date.ts";

/** An open application as the rule needs it. */
export type OpenApplication = DeadlineStart & { id: string; creatorId: string; deliveryDueAt: Date | null };

/** One application whose due date changes. `is` null means that its clock no longer runs. */
export type DeadlineMove = { applicationId: string; creatorId: string; was: Date | null; is: Date | null };

/** Which of the given open applications get another due date under new terms. Those that keep theirs are left out. */
export function deadlineMoves(terms: DeadlineTerms, open: readonly OpenApplication[]): DeadlineMove[] {
  const moves: DeadlineMove[] = [];
  for (const application of open) {
    const is = deliveryDueAt(terms, application);
    if (is?.getTime() === application.deliveryDueAt?.getTime()) continue;
    moves.push({ applicationId: application.id, creatorId: application.creatorId, was: application.deliveryDueAt, is });
  }
  return moves;
}

/** Moves that end at the same instant, so that storage writes each instant once. */
export function movesByDueDate(moves: readonly DeadlineMove[]): { is: Date | null; applicationIds: string[] }[] {
  const groups = new Map<number | null, { is: Date | null; applicationIds: string[] }>();
  for (const { is, applicationId } of moves) {
    const key = is?.getTime() ?? null;
    const group = groups.get(key);
    if (group) group.applicationIds.push(applicationId);
    else groups.set(key, { is, applicationIds: [applicationId] });
  }
  return [...groups.values()];
}

export type MoveDirection = "later" | "earlier" | "started" | "stopped";

/** Where a due date goes: later or earlier, out of nothing (`started`) or into nothing (`stopped`). */
export function moveDirection({ was, is }: Pick<DeadlineMove, "was" | "is">): MoveDirection {
  if (!was) return "started";
  if (!is) return "stopped";
  return is > was ? "later" : "earlier";
}

/** True when the move itself puts the creator past due: on time (or undated) before, late after. */
export function becomesLate({ was, is }: Pick<DeadlineMove, "was" | "is">, now: Date): boolean {
  return is !== null && is < now && (was === null || was >= now);
}

export type MoveSummary = Record<MoveDirection, number> & { moved: number; unchanged: number; becomeLate: number };

/** What an admin sees before saving: how many move, in which direction, and who would become late. */
export function summarizeMoves(moves: readonly DeadlineMove[], openCount: number, now: Date): MoveSummary {
  const summary: MoveSummary = {
    moved: moves.length,
    unchanged: openCount - moves.length,
    later: 0,
    earlier: 0,
    started: 0,
    stopped: 0,
    becomeLate: 0,
  };
  for (const move of moves) {
    summary[moveDirection(move)] += 1;
    if (becomesLate(move, now)) summary.becomeLate += 1;
  }
  return summary;
}
