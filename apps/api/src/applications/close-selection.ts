import { Refusal } from "@vitrina/domain";
import { isAnsweredByClosing } from "@vitrina/domain/applications";
import type { Actor, AdminActor } from "@vitrina/domain/people";
import { campaignById } from "../campaigns/campaign-views.ts";
import type { StoredCampaign } from "../campaigns/campaigns.store.ts";
import type { Announcement } from "../outbox/outbox.store.ts";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "applications" | "campaigns" | "audit" | "outbox" | "transaction" | "now">;
type Answered = { applicationId: string; creatorId: string };

/** Keeps an announcement far below the 16 MB a stored document may have. */
const ANSWERS_PER_ANNOUNCEMENT = 10_000;

/** The agency has chosen: nobody else may apply, and everybody who still waits is answered. Hands back how many. */
export function closeSelection(
  ctx: Needs & { actor: AdminActor },
  { campaignId, message }: { campaignId: string; message: string },
): Promise<number> {
  return ctx.transaction(async () => {
    const campaign = await campaignById(ctx, campaignId);
    if (campaign.status !== "published" && campaign.status !== "in_progress") {
      throw new Refusal("wrong-moment", "campaign-not-open", { status: campaign.status });
    }
    if (campaign.status === "in_progress") await ctx.campaigns.holdTerms(campaignId);
    else {
      const { revision } = campaign;
      if (!(await ctx.campaigns.changeIfStill(campaignId, revision, { status: "in_progress" }))) {
        throw new Refusal("changed-meanwhile", "campaign-changed");
      }
      await ctx.audit.record({
        action: "campaign.status-changed",
        actor: ctx.actor,
        target: { kind: "campaign", id: campaignId },
        before: { status: campaign.status },
        after: { status: "in_progress" },
      });
    }
    const waiting = await ctx.applications.waitingOf(campaignId);
    return answer(ctx, campaign, waiting, message, ctx.actor);
  });
}

/**
 * Answers everybody whom the campaign, as it now is, answers by itself. Hands back how many. Call it in the transaction of
 * the change that closed the campaign.
 */
export function answerWhoeverWaits(
  ctx: Needs,
  campaign: StoredCampaign,
  actor: Actor | { kind: "system" },
): Promise<number> {
  return ctx.transaction(async () => {
    const waiting = await ctx.applications.waitingOf(campaign.id);
    const answered = waiting.filter((application) => isAnsweredByClosing(campaign, application, ctx.now()));
    if (answered.length === 0) return 0;
    // Somebody who applies or is confirmed at this moment writes to the campaign too: one of the two runs again.
    await ctx.campaigns.holdTerms(campaign.id);
    return answer(ctx, campaign, answered, "", actor);
  });
}

async function answer(
  ctx: Needs,
  { id: campaignId, title }: StoredCampaign,
  waiting: readonly { id: string; creatorId: string }[],
  message: string,
  actor: Actor | { kind: "system" },
): Promise<number> {
  if (waiting.length === 0) return 0;
  const ids = waiting.map(({ id }) => id);
  await ctx.applications.endWaiting(ids, { rejectionMessage: message, endedAt: ctx.now() });
  await ctx.audit.record({
    action: "campaign.waiting-answered",
    actor,
    target: { kind: "campaign", id: campaignId },
    before: null,
    after: { answered: ids.length, message },
  });
  const told = waiting.map(({ id, creatorId }) => ({ applicationId: id, creatorId }));
  await ctx.outbox.announceAll(announcements(campaignId, { title, message }, told));
  return ids.length;
}

function announcements(
  campaignId: string,
  facts: { title: string; message: string },
  told: readonly Answered[],
): Announcement[] {
  const messages: Announcement[] = [];
  for (let from = 0; from < told.length; from += ANSWERS_PER_ANNOUNCEMENT) {
    messages.push({
      kind: "selection.closed",
      aggregateId: campaignId,
      payload: { ...facts, campaignId, answered: told.slice(from, from + ANSWERS_PER_ANNOUNCEMENT) },
    });
  }
  return messages;
}
