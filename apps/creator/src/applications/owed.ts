import type { MyApplication } from "@vitrina/domain/applications";
import { APPLICATION_OPEN, APPLICATION_WAITING } from "@vitrina/domain/applications";
import type { DeliverableStatus } from "@vitrina/domain/deliverables";

type Piece = MyApplication["deliverables"][number];

/* What the creator has to do next; a submitted piece waits for the agency, not for them. */
const THEIR_TURN: readonly DeliverableStatus[] = ["pending", "changes_requested"];

/** The pieces of an application that wait for its creator, soonest first. */
export function owedPieces(application: Pick<MyApplication, "status" | "deliverables">): Piece[] {
  if (!APPLICATION_OPEN.includes(application.status)) return [];
  return application.deliverables
    .filter((piece) => THEIR_TURN.includes(piece.status))
    .toSorted((a, b) => (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity));
}

/** What a creator owes over all their campaigns: how many pieces, how many of them late, and when the next is due. */
export function owedOverall(
  applications: readonly Pick<MyApplication, "status" | "deliverables">[],
  now: Date,
): { count: number; late: number; nextDueAt: Date | null } {
  const pieces = applications.flatMap(owedPieces);
  const ahead = pieces.flatMap((piece) => (piece.dueAt && piece.dueAt >= now ? [piece.dueAt.getTime()] : []));
  return {
    count: pieces.length,
    late: pieces.filter((piece) => piece.light.reason === "past-due").length,
    nextDueAt: ahead.length > 0 ? new Date(Math.min(...ahead)) : null,
  };
}

/** Applications by what they mean to their creator: work to do, questions to answer, answers to wait for, and the past. */
export function byTurn<Row extends Pick<MyApplication, "status">>(applications: readonly Row[]) {
  const current = applications.filter(({ status }) => APPLICATION_OPEN.includes(status));
  const asked = applications.filter(({ status }) => status === "invited");
  const waiting = applications.filter((row) => APPLICATION_WAITING.includes(row.status) && !asked.includes(row));
  const past = applications.filter((row) => ![...current, ...asked, ...waiting].includes(row));
  return { current, asked, waiting, past };
}
