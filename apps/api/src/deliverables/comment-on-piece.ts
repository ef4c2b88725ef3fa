import { Refusal } from "@vitrina/domain";
import type { AdminActor } from "@vitrina/domain/people";
import { assertCommentFits, type CommentRequest } from "@vitrina/domain/review";
import type { Ports } from "../ports.ts";
import { pieceById } from "./piece-views.ts";

type Needs = Pick<Ports, "assets" | "audit" | "deliverables" | "newId" | "now" | "transaction"> & {
  actor: AdminActor;
};

/** A reviewer says something about a version. What the creator shall see is said before the decision; notes at any time. */
export function commentOnPiece(ctx: Needs, { id, version, ...said }: CommentRequest): Promise<void> {
  return ctx.transaction(async () => {
    const was = await pieceById(ctx, id);
    const about = was.versions.find(({ number }) => number === version);
    if (!about) throw new Refusal("changed-meanwhile", "deliverable-changed", { version });
    if (!said.internal && was.status !== "submitted") {
      throw new Refusal("changed-meanwhile", "deliverable-not-submitted", { status: was.status });
    }
    assertCommentFits(said, [...(await ctx.assets.files(about.assetIds)).values()]);
    const comment = {
      ...said,
      id: ctx.newId(),
      version,
      authorId: ctx.actor.userId,
      authorName: ctx.actor.name,
      at: ctx.now(),
      answer: null,
      answeredAt: null,
      resolvedAt: null,
      resolvedBy: null,
    };
    const changed = await ctx.deliverables.changeIfStill(was, { comments: [...was.comments, comment] });
    if (!changed) throw new Refusal("changed-meanwhile", "deliverable-changed");
    const { text, internal, atSecond, region } = comment;
    await ctx.audit.record({
      action: "deliverable.commented",
      actor: ctx.actor,
      target: { kind: "deliverable", id },
      before: null,
      after: { version, text, internal, atSecond, region },
    });
  });
}
