import { z } from "zod";
import { Refusal } from "../refusal.ts";
import { type ApplicationStatus, applicationStatus } from "./application.ts";

/** How long a decision can be taken back. Nobody is told of it before. */
export const UNDO_WINDOW_MS = 2 * 60_000;

export const UNDOABLE_DECISIONS = ["shortlist", "reject"] as const;
export const undoable = z.object({ act: z.enum(UNDOABLE_DECISIONS), was: applicationStatus, until: z.date() });
export type Undoable = z.infer<typeof undoable>;

type Decided = { status: ApplicationStatus; undoable: Undoable | null };

/** What to keep of a decision so that it can be taken back. */
export function undoableDecision(act: Undoable["act"], was: ApplicationStatus, now: Date): Undoable {
  return { act, was, until: new Date(now.getTime() + UNDO_WINDOW_MS) };
}

/** Whether the last decision can still be taken back. */
export function mayUndo({ status, undoable }: Decided, now: Date): boolean {
  const decided = undoable?.act === "reject" ? "rejected" : "shortlisted";
  return undoable !== null && status === decided && now < undoable.until;
}

/** The decision to take back, or the refusal that it is too late. */
export function assertUndoable(application: Decided, now: Date): Undoable {
  if (application.undoable && mayUndo(application, now)) return application.undoable;
  throw new Refusal("wrong-moment", "undo-too-late", { status: application.status });
}

/** The state a creator is shown: a decision that can still be taken back has not been made yet. */
export function statusForCreator(application: Decided, now: Date): ApplicationStatus {
  return application.undoable && mayUndo(application, now) ? application.undoable.was : application.status;
}
