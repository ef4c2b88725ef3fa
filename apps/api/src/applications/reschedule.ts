import { Refusal } from "@vitrina/domain";
import { deliveryDueAt } from "@vitrina/domain/deadlines";
import type { Actor } from "@vitrina/domain/people";
import { campaignById } from "../campaigns/campaign-views.ts";
import type { Ports } from "../ports.ts";
import type { ApplicationChange, StoredApplication } from "./applications.store.ts";

type Needs = Pick<Ports, "applications" | "campaigns" | "audit" | "outbox"> & { actor: Actor };

/**
 * Stores a fact that may move one application's due date, moves its open pieces with it, and tells the creator. Call it
 * inside a transaction: it holds the campaign's terms, so that a deadline moved by somebody else meanwhile makes this run
 * again.
 */
export async function reschedule(
  ctx: Needs,
  was: StoredApplication,
  fact: Omit<ApplicationChange, "status" | "deliveryDueAt">,
  action: string,
  told: Record<string, unknown> = {},
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
    before: { ...before(was, fact), deliveryDueAt: previous },
    after: { ...fact, deliveryDueAt: dueAt },
  });
  await ctx.outbox.announce({
    kind: action,
    aggregateId: was.campaignId,
    payload: { applicationId, creatorId, title: campaign.title, was: previous, dueAt, ...told },
  });
}

function before(was: StoredApplication, fact: object): Partial<StoredApplication> {
  return Object.fromEntries(Object.entries(was).filter(([field]) => field in fact));
}
