import { Refusal } from "@vitrina/domain";
import { deliveryDueAt } from "@vitrina/domain/deadlines";
import type { AdminActor } from "@vitrina/domain/people";
import { campaignById } from "../campaigns/campaign-views.ts";
import type { Ports } from "../ports.ts";
import type { StoredApplication } from "./applications.store.ts";

type Needs = Pick<Ports, "applications" | "campaigns" | "audit" | "outbox"> & { actor: AdminActor };

/**
 * Stores a fact that moves one application's due date, and moves its open pieces with it. Call it inside a transaction: it
 * holds the campaign's terms, so that a deadline moved by somebody else meanwhile makes this run again.
 */
export async function reschedule(
  ctx: Needs,
  was: StoredApplication,
  fact: Partial<Pick<StoredApplication, "productReceivedAt" | "extension">>,
  action: "application.product-received" | "application.extension-granted",
): Promise<void> {
  await ctx.campaigns.holdTerms(was.campaignId);
  const campaign = await campaignById(ctx, was.campaignId);
  const dueAt = deliveryDueAt(campaign, { ...was, ...fact });
  if (!(await ctx.applications.changeIfStill(was, fact))) {
    throw new Refusal("changed-meanwhile", "application-changed");
  }
  const { id: applicationId, creatorId, deliveryDueAt: previous } = was;
  const moved = dueAt?.getTime() !== previous?.getTime();
  if (moved) {
    await ctx.applications.moveDueDates([{ applicationId, creatorId, was: previous, is: dueAt }]);
  }
  await ctx.audit.record({
    action,
    actor: ctx.actor,
    target: { kind: "application", id: applicationId },
    before: { productReceivedAt: was.productReceivedAt, extension: was.extension, deliveryDueAt: previous },
    after: { ...fact, deliveryDueAt: dueAt },
  });
  await ctx.outbox.announce({
    kind: action,
    aggregateId: was.campaignId,
    payload: { applicationId, creatorId, title: campaign.title, was: previous, dueAt },
  });
}
