import { Refusal } from "@vitrina/domain";
import { assertWaiting } from "@vitrina/domain/applications";
import type { AdminActor } from "@vitrina/domain/people";
import { campaignById } from "../campaigns/campaign-views.ts";
import type { Ports } from "../ports.ts";
import { applicationById } from "./application-views.ts";

type Needs = Pick<Ports, "applications" | "campaigns" | "audit" | "outbox" | "transaction" | "now"> & {
  actor: AdminActor;
};

/** Tells a waiting creator no, with the agency's words. */
export function rejectApplication(ctx: Needs, { id, message }: { id: string; message: string }): Promise<void> {
  return ctx.transaction(async () => {
    const was = await applicationById(ctx, id);
    assertWaiting(was);
    const campaign = await campaignById(ctx, was.campaignId);
    const is = { status: "rejected", rejectionMessage: message } as const;
    if (!(await ctx.applications.changeIfStill(was, is))) {
      throw new Refusal("changed-meanwhile", "application-changed");
    }
    await ctx.audit.record({
      action: "application.rejected",
      actor: ctx.actor,
      target: { kind: "application", id },
      before: { status: was.status },
      after: is,
    });
    await ctx.outbox.announce({
      kind: "application.rejected",
      aggregateId: campaign.id,
      payload: { applicationId: id, creatorId: was.creatorId, title: campaign.title, message },
    });
  });
}
