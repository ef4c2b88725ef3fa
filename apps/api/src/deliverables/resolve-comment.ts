import { Refusal } from "@vitrina/domain";
import type { AdminActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { pieceById } from "./piece-views.ts";

type Needs = Pick<Ports, "audit" | "deliverables" | "now" | "transaction"> & { actor: AdminActor };

/** Settles a comment, or opens it again. */
export function resolveComment(
  ctx: Needs,
  { id, commentId, resolved }: { id: string; commentId: string; resolved: boolean },
): Promise<void> {
  return ctx.transaction(async () => {
    const was = await pieceById(ctx, id);
    const comment = was.comments.find((one) => one.id === commentId);
    if (!comment) throw new Refusal("not-found", "no-such-comment");
    if ((comment.resolvedAt !== null) === resolved) return;
    const settled = {
      ...comment,
      resolvedAt: resolved ? ctx.now() : null,
      resolvedBy: resolved ? ctx.actor.userId : null,
    };
    const comments = was.comments.map((one) => (one.id === commentId ? settled : one));
    const changed = await ctx.deliverables.changeIfStill(was, { comments });
    if (!changed) throw new Refusal("changed-meanwhile", "deliverable-changed");
    await ctx.audit.record({
      action: resolved ? "deliverable.comment-resolved" : "deliverable.comment-reopened",
      actor: ctx.actor,
      target: { kind: "deliverable", id },
      before: { commentId, resolvedAt: comment.resolvedAt },
      after: { commentId, resolvedAt: settled.resolvedAt },
    });
  });
}
