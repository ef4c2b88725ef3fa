import { Refusal } from "@vitrina/domain";
import { decide } from "@vitrina/domain/applications";
import { assertMayWork } from "@vitrina/domain/creators";
import type { CreatorActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { ownApplication } from "./application-views.ts";

type Needs = Pick<Ports, "applications" | "creators" | "audit" | "transaction" | "now"> & { actor: CreatorActor };

/** A creator says yes to an invitation, and stands among those the agency prefers, or says no. */
export function answerInvitation(
  ctx: Needs,
  { id, accept, pitch }: { id: string; accept: boolean; pitch: string },
): Promise<void> {
  return ctx.transaction(async () => {
    const was = await ownApplication(ctx, ctx.actor.creatorId, id);
    const status = decide(was, accept ? "accept" : "decline");
    const creator = await ctx.creators.byId(was.creatorId);
    if (!creator) throw new Refusal("not-found", "no-such-creator");
    if (accept) assertMayWork(creator);
    const at = ctx.now();
    const is = {
      status,
      pitch,
      invitation: was.invitation && { ...was.invitation, answeredAt: at },
      ...(accept ? { shortlistedAt: at } : { ending: "declined" as const, endedAt: at }),
    };
    if (!(await ctx.applications.changeIfStill(was, is))) {
      throw new Refusal("changed-meanwhile", "application-changed");
    }
    await ctx.audit.record({
      action: accept ? "application.invitation-accepted" : "application.invitation-declined",
      actor: ctx.actor,
      target: { kind: "application", id },
      before: { status: was.status },
      after: { status },
    });
  });
}
