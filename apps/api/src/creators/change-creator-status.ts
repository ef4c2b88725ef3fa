import { Refusal } from "@vitrina/domain";
import type { ChangeCreatorStatusRequest, CreatorDetail } from "@vitrina/domain/creators";
import type { AdminActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { creatorById, creatorDetail } from "./creator-detail.ts";

type Needs = Pick<Ports, "creators" | "people" | "assets" | "audit" | "outbox" | "transaction" | "now"> & {
  actor: AdminActor;
};

/**
 * Approves, pauses or blocks a creator and tells them so, with the reason; whoever is blocked is signed out at once. Doing it
 * again changes nothing.
 */
export function changeCreatorStatus(
  ctx: Needs,
  { id, to, reason }: ChangeCreatorStatusRequest,
): Promise<CreatorDetail> {
  return ctx.transaction(async () => {
    const was = await creatorById(ctx, id);
    if (was.status === to) return creatorDetail(ctx, { id });
    const is = { status: to, statusReason: to === "approved" ? null : reason };
    if (!(await ctx.creators.changeIfStill(id, was.revision, is))) {
      throw new Refusal("changed-meanwhile", "profile-changed");
    }
    if (to === "blocked") await ctx.people.block(was.userId);
    if (was.status === "blocked") await ctx.people.unblock(was.userId);
    await ctx.audit.record({
      action: "creator.status-changed",
      actor: ctx.actor,
      target: { kind: "creator", id },
      before: { status: was.status, statusReason: was.statusReason },
      after: is,
    });
    await ctx.outbox.announce({ kind: `creator.${to}`, aggregateId: id, payload: { creatorId: id, reason } });
    return creatorDetail(ctx, { id });
  });
}
