import { Refusal } from "@vitrina/domain";
import { assertWaiting } from "@vitrina/domain/applications";
import { assertMayWork } from "@vitrina/domain/creators";
import { deliveryDueAt } from "@vitrina/domain/deadlines";
import type { AdminActor } from "@vitrina/domain/people";
import { campaignById } from "../campaigns/campaign-views.ts";
import type { Ports } from "../ports.ts";
import { applicationById } from "./application-views.ts";

type Needs = Pick<Ports, "applications" | "campaigns" | "creators" | "audit" | "outbox" | "transaction" | "now"> & {
  actor: AdminActor;
};

/** Confirms a creator: approves them if it is their first work, takes a place, starts the clock where the campaign says so, and lists what is now owed. */
export function confirmApplication(ctx: Needs, { id, agreedFee }: { id: string; agreedFee?: number }): Promise<void> {
  return ctx.transaction(async () => {
    const was = await applicationById(ctx, id);
    assertWaiting(was);
    const campaign = await campaignById(ctx, was.campaignId);
    if (campaign.status !== "published" && campaign.status !== "in_progress") {
      throw new Refusal("wrong-moment", "campaign-not-open", { status: campaign.status });
    }
    await approveOnFirstWork(ctx, was.creatorId);
    if (!(await ctx.campaigns.takeSlot(campaign.id))) {
      throw new Refusal("changed-meanwhile", "no-slots-left", { slots: campaign.slots });
    }

    const confirmedAt = ctx.now();
    const dueAt = deliveryDueAt(campaign, { ...was, confirmedAt });
    const is = {
      status: "confirmed",
      confirmedAt,
      deliveryDueAt: dueAt,
      agreedFee: agreedFee ?? campaign.fee,
    } as const;
    if (!(await ctx.applications.changeIfStill(was, is))) {
      throw new Refusal("changed-meanwhile", "application-changed");
    }
    await ctx.applications.addDeliverables(was, campaign.contentPlan, dueAt);

    await ctx.audit.record({
      action: "application.confirmed",
      actor: ctx.actor,
      target: { kind: "application", id },
      before: { status: was.status },
      after: is,
    });
    await ctx.outbox.announce({
      kind: "application.confirmed",
      aggregateId: campaign.id,
      payload: { applicationId: id, creatorId: was.creatorId, title: campaign.title, dueAt },
    });
  });
}

async function approveOnFirstWork(ctx: Needs, creatorId: string): Promise<void> {
  const creator = await ctx.creators.byId(creatorId);
  if (!creator) throw new Refusal("not-found", "no-such-creator");
  assertMayWork(creator);
  if (creator.status === "approved") return;
  if (!(await ctx.creators.changeIfStill(creatorId, creator.revision, { status: "approved" }))) {
    throw new Refusal("changed-meanwhile", "application-changed");
  }
  await ctx.audit.record({
    action: "creator.status-changed",
    actor: ctx.actor,
    target: { kind: "creator", id: creatorId },
    before: { status: creator.status },
    after: { status: "approved" },
  });
}
