import { Refusal } from "@vitrina/domain";
import { decide, undoableDecision } from "@vitrina/domain/applications";
import type { AdminActor } from "@vitrina/domain/people";
import { campaignById } from "../campaigns/campaign-views.ts";
import type { Ports } from "../ports.ts";
import { applicationById } from "./application-views.ts";

type Needs = Pick<Ports, "applications" | "campaigns" | "audit" | "outbox" | "transaction" | "now"> & {
  actor: AdminActor;
};

/** Tells a waiting creator no, with the agency's words, once it can no longer be undone. */
export function rejectApplication(ctx: Needs, { id, message }: { id: string; message: string }): Promise<void> {
  return ctx.transaction(async () => {
    const was = await applicationById(ctx, id);
    const status = decide(was, "reject");
    const campaign = await campaignById(ctx, was.campaignId);
    const undoable = undoableDecision("reject", was.status, ctx.now());
    const is = { status, rejectionMessage: message, ending: "rejected", endedAt: ctx.now(), undoable } as const;
    if (!(await ctx.applications.changeIfStill(was, is))) {
      throw new Refusal("changed-meanwhile", "application-changed");
    }
    await ctx.audit.record({
      action: "application.rejected",
      actor: ctx.actor,
      target: { kind: "application", id },
      before: { status: was.status },
      after: { status, rejectionMessage: message },
    });
    await ctx.outbox.announce({
      kind: "application.rejected",
      // Its own line in the outbox: while it can be undone, it holds back nothing else of the campaign.
      aggregateId: id,
      payload: { applicationId: id, creatorId: was.creatorId, title: campaign.title, message },
      notBefore: undoable.until,
    });
  });
}
