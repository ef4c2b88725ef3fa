import { Refusal } from "@vitrina/domain";
import type { CreatorActor } from "@vitrina/domain/people";
import { isOpenRequest } from "@vitrina/domain/review";
import type { Ports } from "../ports.ts";
import { ownPiece } from "./piece-views.ts";

type Needs = Pick<Ports, "deliverables" | "now" | "transaction"> & { actor: CreatorActor };

/** A creator says what they did about a comment; until the next version is handed in they may say it better. */
export function answerComment(
  ctx: Needs,
  { id, commentId, answer }: { id: string; commentId: string; answer: string },
): Promise<void> {
  return ctx.transaction(async () => {
    const was = await ownPiece(ctx, ctx.actor.creatorId, id);
    const comment = was.comments.find((one) => one.id === commentId && !one.internal);
    if (!comment) throw new Refusal("not-found", "no-such-comment");
    if (was.status !== "changes_requested" || !isOpenRequest(comment)) {
      throw new Refusal("wrong-moment", "comment-closed", { status: was.status });
    }
    const answered = { ...comment, answer, answeredAt: ctx.now() };
    const comments = was.comments.map((one) => (one.id === commentId ? answered : one));
    const changed = await ctx.deliverables.changeIfStill(was, { comments });
    if (!changed) throw new Refusal("changed-meanwhile", "deliverable-changed");
  });
}
