import { Refusal } from "@vitrina/domain";
import { decide, feeToConfirm } from "@vitrina/domain/applications";
import { assertMayWork } from "@vitrina/domain/creators";
import { deliveryDueAt } from "@vitrina/domain/deadlines";
import type { AdminActor } from "@vitrina/domain/people";
import { sendsProduct } from "@vitrina/domain/shipping";
import { campaignById } from "../campaigns/campaign-views.ts";
import type { StoredCreator } from "../creators/creators.store.ts";
import type { Ports } from "../ports.ts";
import { applicationById } from "./application-views.ts";

type Needs = Pick<Ports, "applications" | "campaigns" | "creators" | "audit" | "outbox" | "transaction" | "now"> & {
  actor: AdminActor;
};

/** Confirms a creator: takes a place, agrees on the fee, approves them if it is their first work, starts the clock where the campaign says so, and lists what is now owed. */
export function confirmApplication(ctx: Needs, { id, agreedFee }: { id: string; agreedFee?: number }): Promise<void> {
  return ctx.transaction(async () => {
    const was = await applicationById(ctx, id);
    const status = decide(was, "confirm");
    const campaign = await campaignById(ctx, was.campaignId);
    if (campaign.status !== "published" && campaign.status !== "in_progress") {
      throw new Refusal("wrong-moment", "campaign-not-open", { status: campaign.status });
    }
    const creator = await ctx.creators.byId(was.creatorId);
    if (!creator) throw new Refusal("not-found", "no-such-creator");
    assertMayWork(creator);
    const confirmedAt = ctx.now();
    const accord = feeToConfirm(was, campaign.fee, agreedFee, confirmedAt);
    if (!(await ctx.campaigns.takeSlot(campaign.id))) {
      throw new Refusal("changed-meanwhile", "no-slots-left", { slots: campaign.slots });
    }

    await approveOnFirstWork(ctx, creator);
    const dueAt = deliveryDueAt(campaign, { ...was, confirmedAt });
    const is = {
      status,
      confirmedAt,
      deliveryDueAt: dueAt,
      ...accord,
      undoable: null,
      ...(sendsProduct(campaign) && { shippingState: "no_address" as const }),
    };
    if (!(await ctx.applications.changeIfStill(was, is))) {
      throw new Refusal("changed-meanwhile", "application-changed");
    }
    await ctx.applications.addDeliverables(was, campaign.contentPlan, dueAt);

    await ctx.audit.record({
      action: "application.confirmed",
      actor: ctx.actor,
      target: { kind: "application", id },
      before: { status: was.status, agreedFee: was.agreedFee },
      after: { status, confirmedAt, deliveryDueAt: dueAt, agreedFee: accord.agreedFee },
    });
    await ctx.outbox.announce({
      kind: "application.confirmed",
      aggregateId: campaign.id,
      payload: { applicationId: id, creatorId: was.creatorId, title: campaign.title, dueAt },
    });
  });
}

async function approveOnFirstWork(ctx: Needs, { id, status, revision }: StoredCreator): Promise<void> {
  if (status === "approved") return;
  if (!(await ctx.creators.changeIfStill(id, revision, { status: "approved" }))) {
    throw new Refusal("changed-meanwhile", "application-changed");
  }
  await ctx.audit.record({
    action: "creator.status-changed",
    actor: ctx.actor,
    target: { kind: "creator", id },
    before: { status },
    after: { status: "approved" },
  });
}
